import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { cx } from '../../components/cx';
import { useTheme } from '../../theme/theme';
import './voucher.scss';

interface PaperProps {
  title: string;
  /** Whose it is and where, under the title. */
  where: ReactNode;
  /** At the right end: what it costs, or takes off. */
  price: ReactNode;
  /** Below the paper: how it is used, what else can be done. */
  more?: ReactNode;
  children: ReactNode;
}

/** Something to be shown at a shop: white paper in every theme, because a scanner wants black on white. */
export function VoucherPaper({ title, where, price, more, children }: PaperProps) {
  const { care } = useTheme();
  return (
    <View className={cx('theme', care && 'theme-care', 'voucher')}>
      <View className="voucher-paper">
        <View className="voucher-head">
          <View className="grow">
            <View className="serif t22">{title}</View>
            <View className="t14 i2">{where}</View>
          </View>
          {price}
        </View>
        <View className="voucher-cut" />
        {children}
      </View>
      {more}
    </View>
  );
}

interface FactsProps {
  /** Name, value, how the value looks. */
  facts: readonly (readonly [name: string, value: string, className?: string])[];
}

/** What is known of it, side by side below the second cut. */
export function VoucherFacts({ facts }: FactsProps) {
  return (
    <>
      <View className="voucher-cut" />
      <View className="voucher-facts">
        {facts.map(([name, value, className]) => (
          <View key={name} className="voucher-fact">
            <View className="t12 i3">{name}</View>
            <Text className={cx('t15', className)}>{value}</Text>
          </View>
        ))}
      </View>
    </>
  );
}
