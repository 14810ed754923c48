import { View } from '@tarojs/components';
import { a11y } from './a11y';
import { cx } from './cx';
import { Tap } from './tap';
import './segmented.scss';

interface SegmentedProps<K extends string> {
  items: readonly { key: K; label: string }[];
  value: K;
  onChange: (key: K) => void;
  /** What is chosen here, for readers. */
  label: string;
}

/** Two to four things that exclude each other. */
export function Segmented<K extends string>({ items, value, onChange, label }: SegmentedProps<K>) {
  return (
    <View className="segs" {...a11y({ role: 'radiogroup', label })}>
      {items.map((item) => (
        <Tap
          key={item.key}
          className={cx('seg', item.key === value && 'seg-on')}
          role="radio"
          checked={item.key === value}
          onTap={() => onChange(item.key)}
        >
          {item.label}
        </Tap>
      ))}
    </View>
  );
}
