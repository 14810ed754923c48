import { View } from '@tarojs/components';

export default function MyPostsPage() {
  return <View>我的动态</View>;
}
