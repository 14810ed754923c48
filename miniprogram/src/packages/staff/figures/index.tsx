import { Text, View } from '@tarojs/components';
import { Num } from '../../../components/num';
import { Page } from '../../../components/page';
import { Section } from '../../../components/section';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { useCall } from '../../../kernel/load';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '积分流通', enablePullDownRefresh: true });

/** The points of the town: what is out, what was awarded and redeemed, and where. */
export default function FiguresPage() {
  const load = useCall('figures.town', {});
  const figures = load.data;
  const sums = figures && [
    [words.shops, figures.shops],
    [words.open, figures.vouchers.open],
    [words.used, figures.vouchers.used],
    [words.unused, figures.vouchers.unused],
  ];
  return (
    <Page title={words.title} onPullDown={load.reload}>
      <StateView load={load} skeleton={<Skeleton shape="lines" count={10} />}>
        {() =>
          figures && (
            <>
              <View className="gutter town-head">
                <View className="t14 i2">{words.circulating}</View>
                <Num value={figures.circulating} size={56} />
                <View className="t14 i3">{words.circulatingNote}</View>
                <View className="town-sums">
                  {sums?.map(([name, value]) => (
                    <View key={name} className="town-sum">
                      <Num value={Number(value)} size={20} />
                      <View className="t12 i3">{name}</View>
                    </View>
                  ))}
                </View>
              </View>
              <Section title={words.kinds}>
                {figures.kinds.map(({ kind, shops, redemptions, points }) => (
                  <View key={kind} className="town-line between t15">
                    <Text>{words.kind(kind)}</Text>
                    <Text className="i2">{words.kindLine(shops, redemptions, points)}</Text>
                  </View>
                ))}
              </Section>
              <Section title={words.months}>
                {figures.months.map(({ month, awarded, redeemed }) => (
                  <View key={month} className="town-line between t15">
                    <Text>{words.month(month)}</Text>
                    <Text className="i2">{words.line(awarded, redeemed)}</Text>
                  </View>
                ))}
              </Section>
            </>
          )
        }
      </StateView>
    </Page>
  );
}
