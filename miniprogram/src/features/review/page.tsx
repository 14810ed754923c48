import { View } from '@tarojs/components';

export default function ReviewPage() {
  return <View>审核</View>;
}
