import { Text, View } from '@tarojs/components';
import { useEffect, useState } from 'react';
import { Empty } from '../../../components/empty';
import { Icon } from '../../../components/icon';
import { ListPage } from '../../../components/list-page';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { Late } from '../../../components/late';
import { Link } from '../../../components/link';
import { useAction } from '../../../kernel/action';
import { usePages } from '../../../kernel/load';
import { platform } from '../../../kernel/platform';
import type { Spot } from '../../../kernel/platform/types';
import { go, routes } from '../../../kernel/routes';
import { useMeInView } from '../../../kernel/me-in-view';
import { isSettled } from '../../../kernel/session';
import { ShopCard, ShopRow } from './shop-row';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '德商联盟', enablePullDownRefresh: true });

type Tab = (typeof words.tabs)[number]['key'];

/** The shops of the town, and what their points are worth. */
export default function AlliancePage() {
  const me = useMeInView();
  if (!me)
    return (
      <Closed
        title={words.signInTitle}
        text={words.signInText}
        label={words.signIn}
        url={routes.mine.signIn(routes.main.alliance())}
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

/** What is asked for: until it is known where one is, the nearest are the newest. */
function questionOf(tab: Tab, at: Spot | null) {
  const here = at ? { at } : {};
  if (!isOrder(tab)) return { order: at ? ('near' as const) : ('newest' as const), kind: tab, ...here };
  return { order: tab === 'near' && !at ? ('newest' as const) : tab, ...here };
}

/** Where one is: asked for once the page stands, and again by a tap where it was refused. */
function useSpot() {
  const [spot, setSpot] = useState<Spot | null>(null);
  const [isRefused, setRefused] = useState(false);
  const found = (next: Spot | null) => {
    setSpot(next);
    setRefused(next === null);
  };
  useEffect(() => void platform.locate().then(found), []);
  const again = useAction(async () => {
    if (await platform.allowSpot()) found(await platform.locate());
  });
  return { spot, isRefused, again };
}

function Shops() {
  const [tab, setTab] = useState<Tab>('near');
  const { spot, isRefused, again } = useSpot();
  // The list does not wait for the place: it is put in order once that is known.
  const pages = usePages('alliance.list', questionOf(tab, spot));
  const total = pages.first?.total ?? 0;
  const tabs = words.tabs.map((one) => (one.key === 'near' && !spot ? { ...one, label: words.all } : one));
  // A shop that gives something stands at the top, with its picture wide.
  const lead = pages.items.find(({ offer }) => offer !== null);
  return (
    <ListPage
      tab="alliance"
      big={words.title}
      tabs={{ items: tabs, value: tab, onChange: setTab, label: words.tabsLabel }}
      pages={pages}
      problem={again.error}
      lead={
        <>
          <Late>{total > 0 && <Lede total={total} />}</Late>
          <Late>
            {tab === 'near' && isRefused && (
              <Notice className="shops-note" action={{ label: words.locate, onTap: () => void again.run() }}>
                {words.noSpot}
              </Notice>
            )}
          </Late>
        </>
      }
      skeleton={<Skeleton shape="art" count={4} />}
      empty={
        isOrder(tab)
          ? { title: words.none, text: words.noneText }
          : {
              ...{ title: words.empty, text: words.emptyText },
              action: { label: words.seeAll, onTap: () => setTab('near') },
            }
      }
      end={words.end}
      wide
      head={lead && <ShopCard shop={lead} />}
      item={(shop) =>
        shop.id !== lead?.id && (
          <View key={shop.id} className="gutter">
            <ShopRow shop={shop} />
          </View>
        )
      }
    />
  );
}

function Lede({ total }: { total: number }) {
  const [count, text] = words.lede(total);
  return (
    <View className="shops-lede serif">
      <Text className="shops-total num">{count}</Text>
      <Text>{text}</Text>
      <Link className="shops-ranking t14" to={routes.alliance.ranking()}>
        <Icon name="medal" size={16} />
        <Text>{words.ranking}</Text>
      </Link>
    </View>
  );
}
