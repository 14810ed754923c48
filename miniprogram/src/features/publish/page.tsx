import { View } from '@tarojs/components';

export default function PublishPage() {
  return <View>发布动态</View>;
}
