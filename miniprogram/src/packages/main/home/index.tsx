import { View } from '@tarojs/components';
import { useDidShow } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { Late } from '../../../components/late';
import { tabBar } from '../../../components/tab-bar-state';
import { ThingPage } from '../../../components/thing-page';
import { useCall } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { type Me, useMe } from '../../../kernel/session';
import { useUnfinishedPost } from '../../../parts/post/draft';
import { usePostNews, withNews } from '../../../parts/post/post-news';
import { useListShare } from '../../../parts/post/share';
import { Boards } from './boards';
import { DeskWork } from './desk-work';
import { FirstStep } from './first-step';
import { HomeSkeleton } from './home-skeleton';
import { Honours } from './honours';
import { Latest } from './latest';
import { Masthead } from './masthead';
import { NewsLine } from './news-line';
import { OwnPoints } from './own-points';
import { Purse } from './purse';
import { ShopWork } from './shop-work';
import { SlipLink } from './slip-link';
import { Street } from './street';
import { Today } from './today';
import type { Summary } from './types';
import { words } from './words';
import './index.scss';

definePageConfig({
  navigationBarTitleText: '首页',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
});

/** The first page: one's work, if one has some here; what is mine, what can be done today, and where everything is. */
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
  const waiting = home?.desk?.waiting ?? 0;
  useEffect(() => tabBar.setWaiting(waiting), [waiting]);

  const unread = home?.news?.unread ?? 0;
  useEffect(() => {
    if (home) tabBar.setUnread(unread);
  }, [home, unread]);

  const goOn = () => void go(routes.deed.publish());
  return (
    <ThingPage
      tab="home"
      place={{ name: placeOf(home, me) }}
      of={load}
      skeleton={<HomeSkeleton />}
      kept={unfinished === null ? undefined : { text: unfinished, onTap: goOn }}
    >
      {(home) => (
        <>
          <Masthead name={me?.name ?? ''} lunar={home.lunar} now={now} />
          <Late>{home.news && <NewsLine news={home.news} />}</Late>
          {home.desk && <DeskWork desk={home.desk} now={now} />}
          {home.shops.map((shop) => (
            <ShopWork key={shop.id} shop={shop} named={home.shops.length > 1 || home.desk !== null} />
          ))}
          <Own home={home} />
          <Today home={home} />
          <Late>{unfinished !== null && <SlipLink note={unfinished} />}</Late>
          <Boards home={home} />
          <Honours home={home} me={me} />
          <Street />
          <Latest posts={home.latest.filter(({ state }) => state === 'approved')} />
          <View className="home-colophon">{words.colophon}</View>
        </>
      )}
    </ThingPage>
  );
}

/** Whoever stands at a counter is at their shop, everybody else in their community. */
const placeOf = (home: Summary | null, me: Me | null): string =>
  (home?.desk ? undefined : home?.shops[0]?.name) ?? me?.community?.name ?? words.place;

/** What is mine: a line of it where work comes first, the first step where there is nothing yet. */
function Own({ home }: { home: Summary }) {
  if (home.desk || home.shops.length > 0) return <OwnPoints balance={home.balance} />;
  return home.isNew ? <FirstStep /> : <Purse home={home} />;
}
