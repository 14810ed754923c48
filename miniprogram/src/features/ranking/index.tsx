import { View } from '@tarojs/components';

export default function RankingPage() {
  return <View>荣誉榜</View>;
}
