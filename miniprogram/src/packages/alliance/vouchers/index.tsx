import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { dayOf } from '@jishan/shared/calendar';
import { ListPage } from '../../../components/list-page';
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
const TABS = (['open', 'closed'] as const).map((key) => ({ key, label: words.tabs[key] }));
const toShops = () => void go(routes.main.alliance());

/** My vouchers: those in the hand first. */
export default function VouchersPage() {
  const { params } = useRouter();
  const [tab, setTab] = useState<keyof typeof words.tabs>(params.tab === 'closed' ? 'closed' : 'open');
  const [now] = useState(() => Date.now());
  return (
    <ListPage
      title={words.listTitle}
      tabs={{ items: TABS, value: tab, onChange: setTab }}
      pages={usePages('voucher.mine', { open: tab === 'open' })}
      empty={{
        title: words.empty[tab],
        text: words.emptyText,
        action: { label: words.seeShops, onTap: toShops },
      }}
      end={words.end}
      item={(voucher) => <VoucherRow key={voucher.id} voucher={voucher} now={now} />}
    />
  );
}

function VoucherRow({ voucher, now }: { voucher: Voucher; now: number }) {
  const open = voucher.state === 'open';
  const last = open && dayOf(voucher.expiresAt) === dayOf(now);
  const until = last
    ? words.lastDay(timeOfDay(voucher.expiresAt))
    : words.untilWhen(clock(voucher.expiresAt, now));
  return (
    <Tap className="list-thing" role="link" onTap={() => void go(routes.alliance.voucher(voucher.id))}>
      <View className="voucher-row-line">
        <Text className="serif t17">{voucher.title}</Text>
        <Text className={last ? 'gain t14' : 't14 i3'}>
          {open ? until : voucherWords.states[voucher.state]}
        </Text>
      </View>
      <View className="voucher-row-line t15 i2">
        <Text>{voucher.shop}</Text>
        <Text>{`${words.pay(voucher.price)}，${voucherWords.points(voucher.points)}`}</Text>
      </View>
    </Tap>
  );
}
