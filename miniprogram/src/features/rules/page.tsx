import { View } from '@tarojs/components';

export default function RulesPage() {
  return <View>积分规则</View>;
}
