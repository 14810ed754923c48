import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { Empty } from '../../../components/empty';
import { Num } from '../../../components/num';
import { Page } from '../../../components/page';
import { Row } from '../../../components/row';
import { Section } from '../../../components/section';
import { SwitchBox } from '../../../components/switch-box';
import { tabBar } from '../../../components/tab-bar-state';
import { useCall } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { isSettled, type Me, useMe } from '../../../kernel/session';
import { setTheme, useTheme } from '../../../theme/theme';
import { SignOutSheet } from '../../../parts/me/sign-out-sheet';
import { WORDS as meWords } from '../../../parts/me/words';
import { ColourSheet } from './colour-sheet';
import { MeMenu } from './me-menu';
import { Profile } from './profile';
import { WORDS } from './words';
import '../../../parts/me/me.scss';
import './index.scss';

definePageConfig({ navigationBarTitleText: '我的' });

export default function MePage() {
  const me = useMe();
  const { settings } = useTheme();
  const [sheet, setSheet] = useState<'colour' | 'signOut' | null>(null);
  return (
    <Page tab="me" big={WORDS.title}>
      {me ? (
        <Profile me={me} />
      ) : (
        <Empty
          title={WORDS.guestTitle}
          text={WORDS.guestText}
          action={{ label: WORDS.signIn, onTap: () => void go(routes.main.signIn(routes.main.me())) }}
        />
      )}
      <CareSwitch />
      {me && <Mine me={me} />}
      <View className="me-rows">
        {me && <Messages />}
        {me && isSettled(me) && (
          <Row icon="shop" title={WORDS.myShop} onTap={() => void go(routes.shop.home())} />
        )}
        {me && <Row icon="flag" title={WORDS.appeals} onTap={() => void go(routes.book.appeals())} />}
        <Row
          icon="moon"
          title={WORDS.colour}
          value={WORDS.colours[settings.colour]}
          onTap={() => setSheet('colour')}
        />
        {me && <Row icon="gear" title={WORDS.settings} onTap={() => void go(routes.mine.settings())} />}
        <Row icon="lock" title={meWords.privacy} onTap={() => void go(routes.mine.privacy())} />
        {me && <Row icon="exit" title={meWords.signOut} tail={<View />} onTap={() => setSheet('signOut')} />}
      </View>
      {sheet === 'colour' && <ColourSheet value={settings.colour} onClose={() => setSheet(null)} />}
      {sheet === 'signOut' && <SignOutSheet onClose={() => setSheet(null)} />}
    </Page>
  );
}

function Messages() {
  const unread = useCall('message.unread', {}).data?.unread ?? 0;
  return (
    <Row
      icon="bell"
      title={WORDS.messages}
      value={unread > 0 ? <Text className="gain b">{WORDS.unread(unread)}</Text> : undefined}
      onTap={() => void go(routes.book.messages())}
    />
  );
}

function CareSwitch() {
  const { care } = useTheme();
  return (
    <View className="me-care">
      <SwitchBox
        on={care}
        title={WORDS.care}
        note={WORDS.careNote}
        mark={WORDS.careMark}
        onChange={(on) => setTheme({ care: on ? 'on' : 'off' })}
      />
    </View>
  );
}

/** The numbers are a courtesy: the page is whole without them, so they need no states of their own. */
function Mine({ me }: { me: Me }) {
  const settled = isSettled(me);
  const staff = me.role === 'staff' || me.role === 'admin';
  const points = useCall('points.summary', settled ? {} : null);
  const count = useCall('review.count', staff ? {} : null);
  const waiting = count.data?.waiting;
  useEffect(() => {
    if (waiting !== undefined) tabBar.setWaiting(waiting);
  }, [waiting]);
  return (
    <>
      {staff && (
        <Section title={WORDS.roles}>
          <Row
            icon="stamp"
            title={WORDS.review}
            note={me.scope && WORDS.staffOf(me.scope.unit)}
            value={
              waiting !== undefined && (
                <>
                  <Num value={waiting} size={20} className="me-waiting" />
                  {WORDS.waiting}
                </>
              )
            }
            onTap={() => void go(routes.main.admin())}
          />
        </Section>
      )}
      <MeMenu balance={points.data?.balance} />
    </>
  );
}
