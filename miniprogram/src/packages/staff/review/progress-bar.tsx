import { View } from '@tarojs/components';
import { a11y } from '../../../components/a11y';

/** How far this sitting has come through what waits. */
export function ProgressBar({ decided, waiting }: { decided: number; waiting: number }) {
  const share = decided + waiting > 0 ? Math.min(1, (decided + 1) / (decided + waiting)) : 1;
  return (
    <View className="review-bar" {...a11y({ hidden: true })}>
      <View className="review-bar-done" style={{ width: `${(share * 100).toFixed(1)}%` }} />
    </View>
  );
}
