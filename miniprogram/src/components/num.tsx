import { Text } from '@tarojs/components';
import { cx } from './cx';
import './num.scss';

interface NumProps {
  value: number;
  size?: 56 | 40 | 28 | 20 | 17;
  /** With its sign: what came or went. */
  sign?: boolean;
  className?: string;
}

/** 1286 → '1,286'; by hand, because WeChat's engine on old Android has no Intl. */
export const grouped = (value: number) => String(value).replace(/\B(?=(\d{3})+$)/g, ',');

export function Num({ value, size, sign = false, className }: NumProps) {
  const mark = value < 0 ? '−' : sign ? '+' : '';
  return (
    <Text className={cx('num', size && `num-${size}`, className)}>{mark + grouped(Math.abs(value))}</Text>
  );
}
