import { View } from '@tarojs/components';

export default function SessionPage() {
  return <View>登录</View>;
}
