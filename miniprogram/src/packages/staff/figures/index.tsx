import { Text, View } from '@tarojs/components';
import { Num } from '../../../components/num';
import { Section } from '../../../components/section';
import { Skeleton } from '../../../components/skeleton';
import { ThingPage } from '../../../components/thing-page';
import { useCall } from '../../../kernel/load';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '积分流通', enablePullDownRefresh: true });

/** The points of the town: what is out, what was awarded and redeemed, and where. */
export default function FiguresPage() {
  const load = useCall('figures.town', {});
  return (
    <ThingPage title={words.title} of={load} skeleton={<Skeleton shape="lines" count={10} />}>
      {({ circulating, shops, vouchers, kinds, months }) => (
        <>
          <View className="gutter town-head">
            <View className="t14 i2">{words.circulating}</View>
            <Num value={circulating} size={56} />
            <View className="t14 i3">{words.circulatingNote}</View>
            <View className="town-sums">
              {[
                [words.shops, shops] as const,
                [words.open, vouchers.open] as const,
                [words.used, vouchers.used] as const,
                [words.unused, vouchers.unused] as const,
              ].map(([name, value]) => (
                <View key={name} className="town-sum">
                  <Num value={value} size={20} />
                  <View className="t12 i3">{name}</View>
                </View>
              ))}
            </View>
          </View>
          <Section title={words.kinds}>
            {kinds.map(({ kind, shops: count, redemptions, points }) => (
              <View key={kind} className="town-line between t15">
                <Text>{words.kind(kind)}</Text>
                <Text className="i2">{words.kindLine(count, redemptions, points)}</Text>
              </View>
            ))}
          </Section>
          <Section title={words.months}>
            {months.map(({ month, awarded, redeemed }) => (
              <View key={month} className="town-line between t15">
                <Text>{words.month(month)}</Text>
                <Text className="i2">{words.line(awarded, redeemed)}</Text>
              </View>
            ))}
          </Section>
        </>
      )}
    </ThingPage>
  );
}
