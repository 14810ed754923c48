import { ScrollView, Text, View } from '@tarojs/components';
import { useEffect } from 'react';
import { platform } from '../kernel/platform';
import { a11y } from './a11y';
import { cx } from './cx';
import { Tap } from './tap';
import './tabs.scss';

export interface TabsProps<K extends string> {
  items: readonly { key: K; label: string; count?: number }[];
  value: K;
  onChange: (key: K) => void;
  label?: string;
}

/** The web's scroll view follows changes only once it is awake: what a page opens with would stay out of sight. */
const AWAKE_MS = 100;

/** Boards or states, in a line that scrolls sideways; the chosen one comes into view. */
export function Tabs<K extends string>({ items, value, onChange, label }: TabsProps<K>) {
  useEffect(() => {
    if (platform.name !== 'h5') return undefined;
    const show = () => document.getElementById(`tab-${value}`)?.scrollIntoView({ block: 'nearest' });
    const timer = setTimeout(show, AWAKE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return (
    <ScrollView
      className="tabs"
      scrollX
      enhanced
      showScrollbar={false}
      scrollIntoView={`tab-${value}`}
      scrollWithAnimation
    >
      <View className="tabs-line" {...a11y({ role: 'tablist', label })}>
        {items.map((item) => {
          const on = item.key === value;
          return (
            <Tap
              key={item.key}
              id={`tab-${item.key}`}
              className={cx('tabs-item', on && 'tabs-on')}
              role="tab"
              selected={on}
              onTap={() => onChange(item.key)}
            >
              <Text>{item.label}</Text>
              {item.count !== undefined && item.count > 0 && (
                <Text className="tabs-count num">{item.count}</Text>
              )}
            </Tap>
          );
        })}
      </View>
    </ScrollView>
  );
}
