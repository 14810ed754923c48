import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { a11y } from './a11y';
import { cx } from './cx';
import { Icon } from './icon';
import { Tap } from './tap';
import './section.scss';

interface SectionProps {
  title: string;
  /** A fact at the right end of the heading; tappable with `onMore`. */
  note?: ReactNode;
  onMore?: () => void;
  /** Without the ink line under the heading. */
  plain?: boolean;
  className?: string;
  children?: ReactNode;
}

export function Section({ title, note, onMore, plain = false, className, children }: SectionProps) {
  return (
    <View className={cx('section', className)}>
      <View className={cx('section-h', plain && 'section-plain')}>
        <Text className="section-title" {...a11y({ role: 'heading', level: 2 })}>
          {title}
        </Text>
        {onMore ? (
          <Tap className="section-note section-more" role="link" onTap={onMore}>
            <View>{note ?? '全部'}</View>
            <Icon name="next" size={16} />
          </Tap>
        ) : (
          note !== undefined && <View className="section-note">{note}</View>
        )}
      </View>
      {children}
    </View>
  );
}
