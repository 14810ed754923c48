import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { dayOf } from '@jishan/shared/calendar';
import { Empty } from '../../../components/empty';
import { ListEnd } from '../../../components/list-end';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { Tabs } from '../../../components/tabs';
import { Tap } from '../../../components/tap';
import type { Reply } from '../../../kernel/call';
import { usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { clock, timeOfDay } from '../../../kernel/time';
import { words as voucherWords } from '../../../parts/voucher/words';
import { words } from './words';
import '../../../parts/voucher/voucher.scss';

definePageConfig({ navigationBarTitleText: '我的兑换券', enablePullDownRefresh: true });

type Voucher = Reply<'voucher.mine'>['items'][number];
type Tab = keyof typeof words.tabs;

/** My vouchers: those in the hand first. */
export default function VouchersPage() {
  const { params } = useRouter();
  const [tab, setTab] = useState<Tab>(params.tab === 'closed' ? 'closed' : 'open');
  const [now] = useState(() => Date.now());
  const pages = usePages('voucher.mine', { open: tab === 'open' });
  return (
    <Page
      title={words.listTitle}
      under={
        <Tabs
          items={(['open', 'closed'] as const).map((key) => ({ key, label: words.tabs[key] }))}
          value={tab}
          onChange={(key) => setTab(key)}
        />
      }
      onReachBottom={pages.loadMore}
      onPullDown={pages.refresh}
    >
      <StateView
        load={pages}
        skeleton={<Skeleton shape="row" count={4} />}
        empty={
          pages.items.length === 0 && (
            <Empty
              title={words.empty[tab]}
              text={words.emptyText}
              action={{ label: words.seeShops, onTap: () => void go(routes.main.alliance()) }}
            />
          )
        }
      >
        {() => (
          <View className="gutter">
            {pages.items.map((voucher) => (
              <VoucherRow key={voucher.id} voucher={voucher} now={now} />
            ))}
            <ListEnd pages={pages} text={words.end} />
          </View>
        )}
      </StateView>
    </Page>
  );
}

function VoucherRow({ voucher, now }: { voucher: Voucher; now: number }) {
  const open = voucher.state === 'open';
  const last = dayOf(voucher.expiresAt) === dayOf(now);
  return (
    <Tap className="voucher-row" role="link" onTap={() => void go(routes.alliance.voucher(voucher.id))}>
      <View className="voucher-row-line">
        <Text className="serif t17">{voucher.title}</Text>
        <Text className={open ? (last ? 'gain t14' : 't14 i3') : 't14 i3'}>
          {open
            ? last
              ? words.lastDay(timeOfDay(voucher.expiresAt))
              : words.untilWhen(clock(voucher.expiresAt, now))
            : voucherWords.states[voucher.state]}
        </Text>
      </View>
      <View className="voucher-row-line t15 i2">
        <Text>{voucher.shop}</Text>
        <Text>{`${words.pay(voucher.price)}，${voucherWords.points(voucher.points)}`}</Text>
      </View>
    </Tap>
  );
}
