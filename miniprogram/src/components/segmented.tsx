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

/** Two to four things that exclude each other; four stand two by two in large type. */
export function Segmented<K extends string>({ items, value, onChange, label }: SegmentedProps<K>) {
  const four = items.length === 4;
  return (
    <View className={cx('segs', four && 'segs-four')} {...a11y({ role: 'radiogroup', label })}>
      {items.map((item, index) => (
        <Tap
          key={item.key}
          className={cx(
            'seg',
            four && index > 1 && 'seg-under',
            four && index === 2 && 'seg-first',
            item.key === value && 'seg-on',
          )}
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
