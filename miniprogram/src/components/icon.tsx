import { View } from '@tarojs/components';
import type { IconName } from '../theme/generated/icon-name';
import { a11y } from './a11y';
import { cx } from './cx';
import './icon.scss';

export type { IconName };

interface IconProps {
  name: IconName;
  size?: 16 | 20 | 24 | 28;
  /** Spoken only where no word stands beside it. */
  label?: string;
  className?: string;
}

/** A drawing in the colour of the text around it. */
export function Icon({ name, size = 24, label, className }: IconProps) {
  const spoken = label ? a11y({ role: 'img', label }) : a11y({ hidden: true });
  return <View className={cx('ic', `ic-${size}`, `icon-${name}`, className)} {...spoken} />;
}
