import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { cx } from './cx';
import { Icon, type IconName } from './icon';
import { Tap } from './tap';
import './row.scss';

interface RowProps {
  title: ReactNode;
  icon?: IconName;
  /** In place of the icon: an avatar, a seal, a ring. */
  lead?: ReactNode;
  /** A second, smaller line. */
  note?: ReactNode;
  value?: ReactNode;
  /** In place of the arrow. */
  tail?: ReactNode;
  onTap?: () => void;
  label?: string;
  className?: string;
}

export function Row({ title, icon, lead, note, value, tail, onTap, label, className }: RowProps) {
  const inner = (
    <>
      {lead ?? (icon && <Icon name={icon} className="row-icon" />)}
      <View className="row-main">
        <View>{title}</View>
        {note !== undefined && <View className="row-note">{note}</View>}
      </View>
      {value !== undefined && <View className="row-value">{value}</View>}
      {tail ?? (onTap && <Icon name="next" size={20} className="row-next" />)}
    </>
  );
  return onTap ? (
    <Tap className={cx('row', className)} label={label} onTap={onTap}>
      {inner}
    </Tap>
  ) : (
    <View className={cx('row', className)}>{inner}</View>
  );
}
