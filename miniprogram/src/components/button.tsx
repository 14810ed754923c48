import { Button as TaroButton, Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { cx } from './cx';
import { Icon, type IconName } from './icon';
import { Tap } from './tap';
import './button.scss';

interface ButtonProps {
  kind?: 'red' | 'line' | 'soft';
  small?: boolean;
  /** As wide as what it stands in. */
  block?: boolean;
  loading?: boolean;
  disabled?: boolean;
  icon?: IconName;
  label?: string;
  /** WeChat opens its share panel; the page tells what is shared. */
  share?: boolean;
  onTap?: () => void;
  className?: string;
  children: ReactNode;
}

export function Button(props: ButtonProps) {
  const { kind = 'red', small, block, loading = false, disabled = false, icon, share, children } = props;
  const className = cx(
    'btn',
    `btn-${kind}`,
    small && 'btn-s',
    block && 'btn-block',
    loading && 'btn-loading',
    disabled && 'btn-off',
    props.className,
  );
  const inner = (
    <>
      {loading ? <View className="btn-wait" /> : icon && <Icon name={icon} size={small ? 16 : 20} />}
      <Text>{children}</Text>
    </>
  );
  if (share) {
    return (
      <TaroButton className={className} openType="share" aria-label={props.label}>
        {inner}
      </TaroButton>
    );
  }
  return (
    <Tap className={className} disabled={disabled || loading} label={props.label} onTap={props.onTap}>
      {inner}
    </Tap>
  );
}
