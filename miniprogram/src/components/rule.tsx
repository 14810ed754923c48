import { View } from '@tarojs/components';
import { cx } from './cx';
import './rule.scss';

/** 文武线 (a thick and a thin line) heads a page; a hairline parts; a band parts more. */
export function Rule({ kind = 'hair', className }: { kind?: 'ww' | 'hair' | 'band'; className?: string }) {
  return <View className={cx(`rule-${kind}`, className)} />;
}
