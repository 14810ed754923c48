import { View } from '@tarojs/components';

export default function PointsPage() {
  return <View>我的积分</View>;
}
