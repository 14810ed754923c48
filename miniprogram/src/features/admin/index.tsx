import { View } from '@tarojs/components';

export default function AdminPage() {
  return <View>管理</View>;
}
