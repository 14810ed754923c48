import { View } from '@tarojs/components';

export default function SquarePage() {
  return <View>广场</View>;
}
