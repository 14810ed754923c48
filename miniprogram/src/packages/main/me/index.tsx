import { View } from '@tarojs/components';
import { useEffect } from 'react';
import { Empty } from '../../../components/empty';
import { Late } from '../../../components/late';
import { Page } from '../../../components/page';
import { Row } from '../../../components/row';
import { Segmented } from '../../../components/segmented';
import { SwitchBox } from '../../../components/switch-box';
import { tabBar } from '../../../components/tab-bar-state';
import { type Reply } from '../../../kernel/call';
import { useCall } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { isSettled, useMe } from '../../../kernel/session';
import { setTheme, useTheme } from '../../../theme/theme';
import { WORDS as meWords } from '../../../parts/me/words';
import { MyIndex } from './my-index';
import { MyWork } from './my-work';
import { Profile } from './profile';
import { WORDS } from './words';
import '../../../parts/me/me.scss';
import './index.scss';

definePageConfig({ navigationBarTitleText: '我的', enablePullDownRefresh: true });

export type Mine = Reply<'home.mine'>;

/** Who I am here, what waits for me, and where everything of mine is. */
export default function MePage() {
  const me = useMe();
  // The numbers are a courtesy: the page is whole without them, so they need no states of their own.
  const load = useCall('home.mine', me && isSettled(me) ? {} : null);
  const mine = load.data;
  const waiting = mine?.waiting ?? 0;
  const unread = mine?.unread ?? 0;
  useEffect(() => {
    if (!mine) return;
    tabBar.setWaiting(waiting);
    tabBar.setUnread(unread);
  }, [mine, waiting, unread]);
  return (
    <Page tab="me" big={WORDS.title} onPullDown={load.reload}>
      {me ? (
        <Profile me={me} />
      ) : (
        <Empty
          title={WORDS.guestTitle}
          text={WORDS.guestText}
          action={{ label: WORDS.signIn, onTap: () => void go(routes.mine.signIn(routes.main.me())) }}
        />
      )}
      <Late>{me && <Messages unread={unread} />}</Late>
      <CareSwitch />
      <Late>{me && <MyWork me={me} mine={mine} />}</Late>
      <Late>{me && <MyIndex mine={mine} />}</Late>
      <Colours />
      <View className="me-rows">
        {me ? (
          <Row
            icon="gear"
            title={WORDS.settings}
            note={WORDS.settingsNote}
            onTap={() => void go(routes.mine.settings())}
          />
        ) : (
          <Row icon="lock" title={meWords.privacy} onTap={() => void go(routes.mine.privacy())} />
        )}
      </View>
    </Page>
  );
}

/** In sight without scrolling: whoever is told something finds it here. */
function Messages({ unread }: { unread: number }) {
  return (
    <View className="gutter">
      <Row
        icon="bell"
        title={WORDS.messages}
        value={unread > 0 ? <View className="gain b">{WORDS.unread(unread)}</View> : undefined}
        onTap={() => void go(routes.book.messages())}
      />
    </View>
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

const COLOURS = (['auto', 'light', 'dark'] as const).map((key) => ({ key, label: WORDS.colours[key] }));

function Colours() {
  const { settings } = useTheme();
  return (
    <View className="me-colours gutter">
      <Segmented
        items={COLOURS}
        value={settings.colour}
        onChange={(colour) => setTheme({ colour })}
        label={WORDS.colour}
      />
    </View>
  );
}
