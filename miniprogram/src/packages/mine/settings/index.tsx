import { View } from '@tarojs/components';
import { useState } from 'react';
import { AskSheet } from '../../../components/ask-sheet';
import { Avatar } from '../../../components/avatar';
import { Notice } from '../../../components/notice';
import { Row } from '../../../components/row';
import { Section } from '../../../components/section';
import { Skeleton } from '../../../components/skeleton';
import { SwitchBox } from '../../../components/switch-box';
import { ThingPage } from '../../../components/thing-page';
import { useAction } from '../../../kernel/action';
import { call, type Input } from '../../../kernel/call';
import { useCall } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { type Me, session } from '../../../kernel/session';
import { nameWords } from '../../../parts/me/name-words';
import { signOutEverywhere } from '../../../kernel/sign-in';
import { placesOf } from '../../../parts/me/places';
import { SignOutSheet } from '../../../parts/me/sign-out-sheet';
import { WORDS as meWords } from '../../../parts/me/words';
import { AvatarSheet } from './avatar-sheet';
import { NameSheet } from './name-sheet';
import { WORDS } from './words';
import '../../../parts/me/me.scss';
import './index.scss';

definePageConfig({ navigationBarTitleText: '设置', enablePullDownRefresh: true });

/** Asked again from the server: another phone may have changed it. */
export default function SettingsPage() {
  const load = useCall('session.me', {});
  return (
    <ThingPage title={WORDS.settingsTitle} of={load} skeleton={<Skeleton shape="row" count={6} />}>
      {(me) => <Settings me={me} onMe={(next) => load.change(() => next)} />}
    </ThingPage>
  );
}

function Settings({ me, onMe }: { me: Me; onMe: (me: Me) => void }) {
  const [sheet, setSheet] = useState<'avatar' | 'name' | 'signOut' | 'everywhere' | null>(null);
  const close = () => setSheet(null);

  const change = async (part: Input<'resident.update'>) => {
    const next = await call('resident.update', part);
    session.set({ me: next });
    onMe(next);
  };
  const update = useAction(async (part: Input<'resident.update'>) => {
    await change(part);
    close();
  });

  const staff = me.role === 'staff' || me.role === 'admin';
  return (
    <>
      <Section title={WORDS.profile}>
        <Row
          title={WORDS.avatar}
          value={<Avatar name={me.avatar} label={WORDS.avatar} />}
          onTap={() => {
            update.clearError();
            setSheet('avatar');
          }}
        />
        <Row title={nameWords.name} value={me.name} onTap={() => setSheet('name')} />
        <Row title={placesOf(me).join(' ') || meWords.unsettled} note={WORDS.communityHint} />
      </Section>
      <View className="me-care">
        {staff ? (
          <Notice>{WORDS.staffUnranked}</Notice>
        ) : (
          <SwitchBox
            on={me.ranked}
            title={WORDS.ranked}
            note={me.ranked ? WORDS.rankedOn : WORDS.rankedOff}
            onChange={(ranked) => void update.run({ ranked })}
          />
        )}
        {sheet === null && update.error && (
          <Notice kind="error" className="me-error">
            {update.error.message}
          </Notice>
        )}
      </View>
      <Section title={WORDS.account}>
        <Row icon="bell" title={WORDS.messages} onTap={() => void go(routes.mine.messageSettings())} />
        <Row icon="lock" title={meWords.privacy} onTap={() => void go(routes.mine.privacy())} />
        <Row
          icon="minus"
          title={WORDS.blocks}
          note={WORDS.blocksNote}
          onTap={() => void go(routes.mine.blocks())}
        />
        <Row icon="exit" title={meWords.signOut} tail={<View />} onTap={() => setSheet('signOut')} />
        <Row
          icon="shield"
          title={WORDS.signOutAll}
          note={WORDS.signOutAllNote}
          onTap={() => setSheet('everywhere')}
        />
      </Section>
      {sheet === 'avatar' && (
        <AvatarSheet
          value={me.avatar}
          busy={update.busy}
          error={update.error}
          onChoose={(avatar) => void update.run({ avatar })}
          onClose={close}
        />
      )}
      {sheet === 'name' && <NameSheet value={me.name} onSave={(name) => change({ name })} onClose={close} />}
      {sheet === 'signOut' && <SignOutSheet onClose={close} />}
      {sheet === 'everywhere' && (
        <AskSheet
          title={WORDS.signOutAllAsk}
          text={WORDS.signOutAllText}
          yes={WORDS.signOutAllDo}
          no={meWords.cancel}
          onYes={signOutEverywhere}
          onClose={close}
        />
      )}
    </>
  );
}
