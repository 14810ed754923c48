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

/** More characters than fit four times beside each other. */
const LONG = 3;

/** Two to four things that exclude each other; four long ones stand two by two in large type. */
export function Segmented<K extends string>({ items, value, onChange, label }: SegmentedProps<K>) {
  const square = items.length === 4 && items.some(({ label: word }) => word.length > LONG);
  return (
    <View className={cx('segs', square && 'segs-square')} {...a11y({ role: 'radiogroup', label })}>
      {items.map((item, index) => (
        <Tap
          key={item.key}
          className={cx(
            'seg',
            square && index > 1 && 'seg-under',
            square && index === 2 && 'seg-first',
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
