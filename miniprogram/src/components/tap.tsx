import { View } from '@tarojs/components';
import type { CSSProperties, ReactNode } from 'react';
import { a11y, type Role } from './a11y';
import { cx } from './cx';
import { useAfterTyping } from './own-text';
import { tapKeys } from './tap-keys';
import './tap.scss';

export interface TapProps {
  onTap?: () => void;
  role?: Role;
  label?: string;
  disabled?: boolean;
  checked?: boolean;
  selected?: boolean;
  expanded?: boolean;
  className?: string;
  style?: CSSProperties;
  id?: string;
  /** One of a group that is entered at another: Tab goes past it, the group's arrow keys reach it. */
  byArrows?: boolean;
  children?: ReactNode;
}

/** An area that can be tapped: by finger, by keyboard on the web, by a screen reader everywhere. */
export function Tap(props: TapProps) {
  const { onTap, role = 'button', className, style, id, byArrows = false, children, ...spoken } = props;
  const latest = useAfterTyping(spoken.disabled ? undefined : onTap);
  // Also while it is disabled: what was typed a moment ago may be what it waits for.
  const act = onTap && latest;
  const isReady = act && !spoken.disabled;
  return (
    <View
      id={id}
      className={cx('tap', className)}
      style={style}
      hoverClass={isReady ? 'tap-down' : 'none'}
      onClick={act && ((event) => (event.stopPropagation(), act()))}
      {...a11y({ role, ...spoken })}
      {...tapKeys(act, Boolean(isReady) && !byArrows)}
    >
      {children}
    </View>
  );
}
