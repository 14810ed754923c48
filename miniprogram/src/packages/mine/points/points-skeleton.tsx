import { View } from '@tarojs/components';
import { Bone, Skeleton } from '../../../components/skeleton';
import './points-skeleton.scss';

/** The shape of the page that is coming: balance, honour, the month's strip, its lines. */
export function PointsSkeleton() {
  return (
    <>
      <View className="points-bones">
        <Bone width={64} height={14} />
        <Bone width={160} height={52} className="points-bone" />
        <Bone height={52} className="points-bone" />
        <Bone width={96} height={20} className="points-bone" />
        <Bone height={18} className="points-bone" />
      </View>
      <Skeleton shape="row" count={6} />
    </>
  );
}

/** Lines that are coming, inside a section: the rows bring their own gutter. */
export function LinesSkeleton({ count }: { count: number }) {
  return (
    <View className="points-lines-bones">
      <Skeleton shape="row" count={count} />
    </View>
  );
}
