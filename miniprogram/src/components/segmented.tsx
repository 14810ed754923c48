import { Choices } from './choices';
import { cx } from './cx';
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
    <Choices
      keys={items.map(({ key }) => key)}
      value={value}
      onChange={onChange}
      label={label}
      className={cx('segs', square && 'segs-square')}
      choice="seg"
      more={(_key, index) => ({
        className: cx(square && index > 1 && 'seg-under', square && index === 2 && 'seg-first'),
      })}
    >
      {(chosen) => items.find(({ key }) => key === chosen)?.label}
    </Choices>
  );
}
