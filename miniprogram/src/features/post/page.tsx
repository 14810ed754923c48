import { View } from '@tarojs/components';

export default function PostPage() {
  return <View>动态</View>;
}
