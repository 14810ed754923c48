import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { dayOf, startOfDay } from '@jishan/shared/calendar';
import { Button } from '../../../components/button';
import { Num } from '../../../components/num';
import { Section } from '../../../components/section';
import { ThingPage } from '../../../components/thing-page';
import type { Reply } from '../../../kernel/call';
import { useCall } from '../../../kernel/load';
import { Baseline } from './baseline';
import { Statement } from './statement';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '店里的数字', enablePullDownRefresh: true });

type Figures = Reply<'figures.shop'>;

const monthOf = (at: number) => dayOf(at).slice(0, 7);
const DAY = 86_400_000;
const before = (month: string) => monthOf(startOfDay(`${month}-01`) - DAY);
const after = (month: string) => monthOf(startOfDay(`${month}-28`) + 5 * DAY);

/** What came of it for a shop: one month, in numbers first. */
export default function FiguresPage() {
  const merchantId = Number(useRouter().params.merchantId);
  const [current] = useState(() => monthOf(Date.now()));
  const [month, setMonth] = useState(current);
  const load = useCall('figures.shop', { merchantId, month });
  return (
    <ThingPage
      title={words.title}
      of={load}
      lead={
        <View className="gutter between figures-month">
          <Button kind="soft" small onTap={() => setMonth(before(month))}>
            {words.earlier}
          </Button>
          <Text className="serif t17 figures-month-name">{words.month(month)}</Text>
          <Button kind="soft" small disabled={month === current} onTap={() => setMonth(after(month))}>
            {words.later}
          </Button>
        </View>
      }
    >
      {(figures) => (
        <>
          <Sums figures={figures} />
          <Baseline merchantId={merchantId} uplift={figures.uplift} onSaved={() => void load.reload()} />
          <Section title={words.byDay}>
            {figures.days.length === 0 && <View className="t15 i3 figures-none">{words.noDays}</View>}
            {figures.days.map((day) => (
              <View key={day.day} className="figures-day between t15">
                <Text>{words.day(day.day)}</Text>
                <Text className="i2">{words.dayLine(day)}</Text>
              </View>
            ))}
          </Section>
          <Statement merchantId={merchantId} month={month} />
        </>
      )}
    </ThingPage>
  );
}

function Sums({ figures }: { figures: Figures }) {
  const { cash, listValue, undone } = figures;
  const sums = [
    [words.redemptions, figures.redemptions],
    [words.orders, figures.orders],
    [words.cards, figures.cards],
    [words.fresh, figures.newCustomers],
    [words.returning, figures.returning],
    [words.points, figures.points],
    [words.thanks, figures.thanks],
    [words.honour, figures.honour],
  ] as const;
  return (
    <View className="gutter">
      <View className="figures-sums">
        {sums.map(([name, value]) => (
          <View key={name} className="figures-sum">
            <Num value={value} size={28} />
            <View className="t12 i3">{name}</View>
          </View>
        ))}
      </View>
      <View className="t14 i2">{`${words.cash(cash)}，${words.worth(listValue)}`}</View>
      {undone > 0 && <View className="t14 i3">{words.undone(undone)}</View>}
    </View>
  );
}
