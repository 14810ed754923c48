import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { a11y } from './a11y';
import { cx } from './cx';
import { Icon, type IconName } from './icon';
import { Tap } from './tap';
import './notice.scss';

type NoticeKind = 'info' | 'warn' | 'done' | 'error';

interface NoticeProps {
  kind?: NoticeKind;
  icon?: IconName;
  action?: { label: string; onTap: () => void };
  className?: string;
  children: ReactNode;
}

const ICONS: Record<NoticeKind, IconName> = { info: 'notice', warn: 'warn', done: 'check', error: 'warn' };

/** A message where it happens; never a toast that is gone before it is read. */
export function Notice({ kind = 'info', icon = ICONS[kind], action, className, children }: NoticeProps) {
  return (
    <View
      className={cx('notice', `notice-${kind}`, className)}
      {...a11y({ role: kind === 'error' ? 'alert' : 'status' })}
    >
      <Icon name={icon} size={20} className="notice-icon" />
      <View className="notice-text">{children}</View>
      {action && (
        <Tap className="notice-act" onTap={action.onTap}>
          {action.label}
        </Tap>
      )}
    </View>
  );
}
