import { View } from '@tarojs/components';
import { Bone, Skeleton } from '../../../components/skeleton';

/** As high as the tablets that come: second, first, third. */
const TABLETS = [152, 184, 140];

export function RankingSkeleton() {
  return (
    <>
      <View className="ranking-bones">
        {TABLETS.map((height) => (
          <Bone key={height} height={height} className="ranking-bone" />
        ))}
      </View>
      <Skeleton shape="row" count={5} />
    </>
  );
}
