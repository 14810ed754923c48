import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { Late } from '../../../components/late';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { StateView } from '../../../components/state-view';
import { tabBar } from '../../../components/tab-bar-state';
import { useCall } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { useMe } from '../../../kernel/session';
import { useUnfinishedPost } from '../../../parts/post/draft';
import { usePostNews, withNews } from '../../../parts/post/post-news';
import { useListShare } from '../../../parts/post/share';
import { Boards } from './boards';
import { HomeSkeleton } from './home-skeleton';
import { Honours } from './honours';
import { Latest } from './latest';
import { Masthead } from './masthead';
import { Purse } from './purse';
import { SlipLink } from './slip-link';
import { Street } from './street';
import { Today } from './today';
import { words } from './words';
import './index.scss';

definePageConfig({
  navigationBarTitleText: '首页',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
});

/** The first page: what is mine, what can be done today, and where everything is. */
export default function HomePage() {
  const me = useMe();
  const load = useCall('home.summary', {});
  const unfinished = useUnfinishedPost();
  const home = load.data;
  const [now, setNow] = useState(() => Date.now());

  useDidShow(() => setNow(Date.now()));

  usePostNews((id, part) =>
    load.change((before) => ({ ...before, latest: withNews(id, part)(before.latest) })),
  );
  useListShare(home?.latest ?? []);
  const waiting = home?.waiting ?? 0;
  useEffect(() => tabBar.setWaiting(waiting), [waiting]);

  const goOn = () => void go(routes.deed.publish());
  return (
    <Page tab="home" place={{ name: me?.community?.name ?? words.place }} onPullDown={load.reload}>
      <StateView
        load={load}
        skeleton={<HomeSkeleton />}
        kept={unfinished === null ? undefined : { text: unfinished, onTap: goOn }}
      >
        {() =>
          home && (
            <>
              {load.error && <Notice kind="warn">{load.error.message}</Notice>}
              <Masthead name={me?.name ?? ''} lunar={home.lunar} now={now} />
              <Late>
                {waiting > 0 && (
                  <SlipLink
                    icon="stamp"
                    title={words.waiting(waiting)}
                    note={words.waitingNote}
                    onTap={() => void go(routes.main.admin())}
                  />
                )}
              </Late>
              <Purse home={home} />
              <Today home={home} />
              <Late>
                {unfinished !== null && (
                  <SlipLink icon="edit" title={words.unfinished} note={unfinished} onTap={goOn} />
                )}
              </Late>
              <Boards home={home} />
              <Honours home={home} me={me} />
              <Street />
              <Latest posts={home.latest.filter(({ state }) => state === 'approved')} />
              <View className="home-colophon">{words.colophon}</View>
            </>
          )
        }
      </StateView>
    </Page>
  );
}
