import { Text, View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { Empty } from '../../../components/empty';
import { Icon } from '../../../components/icon';
import { ListEnd } from '../../../components/list-end';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { Tabs } from '../../../components/tabs';
import { Tap } from '../../../components/tap';
import { useCall, usePages } from '../../../kernel/load';
import { platform } from '../../../kernel/platform';
import { go, routes } from '../../../kernel/routes';
import { useMeInView } from '../../../kernel/me-in-view';
import { isSettled } from '../../../kernel/session';
import { ShopCard, ShopRow } from './shop-row';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '德商联盟', enablePullDownRefresh: true });

type Tab = (typeof words.tabs)[number]['key'];
type Spot = Awaited<ReturnType<typeof platform.locate>>;

/** The shops of the town, and what their points are worth. */
export default function AlliancePage() {
  const me = useMeInView();
  if (!me)
    return (
      <Closed
        title={words.signInTitle}
        text={words.signInText}
        label={words.signIn}
        url={routes.main.signIn(routes.main.alliance())}
      />
    );
  if (!isSettled(me))
    return (
      <Closed
        title={words.settleTitle}
        text={words.settleText}
        label={words.settle}
        url={routes.mine.settle(routes.main.alliance())}
      />
    );
  return <Shops />;
}

function Closed({ title, text, label, url }: { title: string; text: string; label: string; url: string }) {
  return (
    <Page tab="alliance" big={words.title}>
      <Empty title={title} text={text} action={{ label, onTap: () => void go(url) }} />
    </Page>
  );
}

const isOrder = (tab: Tab) => tab === 'near' || tab === 'newest' || tab === 'busiest';

/** What is asked for: without a place, the nearest are the newest. */
function questionOf(tab: Tab, at: Spot) {
  const here = at ? { at } : {};
  if (!isOrder(tab)) return { order: at ? ('near' as const) : ('newest' as const), kind: tab, ...here };
  return { order: tab === 'near' && !at ? ('newest' as const) : tab, ...here };
}

function Shops() {
  const [tab, setTab] = useState<Tab>('near');
  const [spot, setSpot] = useState<Spot | undefined>(undefined);
  useEffect(() => void platform.locate().then(setSpot), []);
  const question = spot === undefined ? null : questionOf(tab, spot);
  const pages = usePages('alliance.list', question);
  const total = useCall('alliance.list', { order: 'newest', size: 1 }).data?.total;
  const show = (key: Tab) => {
    setTab(key);
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
  };
  const [first, ...others] = pages.items;
  return (
    <Page
      tab="alliance"
      big={words.title}
      under={<Tabs items={words.tabs} value={tab} onChange={show} label={words.tabsLabel} />}
      onReachBottom={pages.loadMore}
      onPullDown={pages.refresh}
    >
      {total !== undefined && total > 0 && (
        <View className="shops-lede serif">
          <Text className="shops-total num">{words.lede(total)[0]}</Text>
          <Text>{words.lede(total)[1]}</Text>
          <Tap className="shops-ranking t14" role="link" onTap={() => void go(routes.alliance.ranking())}>
            <Icon name="medal" size={16} />
            <Text>{words.ranking}</Text>
          </Tap>
        </View>
      )}
      {tab === 'near' && spot === null && <Notice className="shops-note">{words.noSpot}</Notice>}
      <StateView
        load={pages}
        skeleton={<Skeleton shape="art" count={4} />}
        empty={
          pages.items.length === 0 &&
          (isOrder(tab) ? (
            <Empty title={words.none} text={words.noneText} />
          ) : (
            <Empty
              title={words.empty}
              text={words.emptyText}
              action={{ label: words.all, onTap: () => show('near') }}
            />
          ))
        }
      >
        {() => (
          <>
            {first && <ShopCard shop={first} />}
            <View className="gutter">
              {others.map((shop) => (
                <ShopRow key={shop.id} shop={shop} />
              ))}
            </View>
            <ListEnd pages={pages} text={words.end} />
          </>
        )}
      </StateView>
    </Page>
  );
}
