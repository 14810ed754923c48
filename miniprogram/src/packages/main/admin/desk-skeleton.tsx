import { View } from '@tarojs/components';
import { Bone, Skeleton } from '../../../components/skeleton';

export function DeskSkeleton() {
  return (
    <>
      <View className="admin-bones">
        <Bone width={112} height={14} />
        <Bone width={96} height={52} className="admin-bone" />
        <Bone height={52} className="admin-bone" />
      </View>
      <Skeleton shape="art" count={4} />
    </>
  );
}
