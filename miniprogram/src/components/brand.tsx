import { Text, View } from '@tarojs/components';
import { a11y } from './a11y';
import './brand.scss';

/** The mark of 积善, in ink: vermilion is kept for points. */
export function Brand() {
  return (
    <View className="brand" {...a11y({ role: 'img', label: '积善' })}>
      <View className="brand-ink" />
      <Text className="brand-word">积</Text>
      <Text className="brand-word">善</Text>
    </View>
  );
}
