import { View } from '@tarojs/components';
import { a11y } from './a11y';
import { cx } from './cx';
import { Icon, type IconName } from './icon';
import { ringMask } from './ring-mask';
import './ring.scss';

interface RingProps {
  /** As many as the cap allows; 0: there is no cap. */
  segments: number;
  filled: number;
  icon?: IconName;
  size?: 's' | 'm';
  label?: string;
}

/** What is left of a cap: used segments in jade, the others as the empty track. */
export function Ring({ segments, filled, icon, size = 'm', label }: RingProps) {
  const full = segments > 0 && filled >= segments;
  const width = size === 's' ? 5 : 3;
  const layer = (kind: string, mask: string | null) =>
    mask && (
      <View className={cx('ring-arc', `ring-${kind}`)} style={{ WebkitMaskImage: mask, maskImage: mask }} />
    );
  return (
    <View
      className={cx('ring', `ring-${size}`, full && 'ring-full')}
      {...a11y(label ? { role: 'img', label } : { hidden: true })}
    >
      {layer('track', ringMask(segments, filled, 'left', width))}
      {layer('used', ringMask(segments, filled, 'used', width))}
      {icon && <Icon name={icon} className="ring-icon" />}
    </View>
  );
}
