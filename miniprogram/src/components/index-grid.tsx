import { Text, View } from '@tarojs/components';
import { cx } from './cx';
import { Icon, type IconName } from './icon';
import { grouped } from './num';
import { Link } from './link';
import './index-grid.scss';

export interface IndexEntry {
  icon: IconName;
  label: string;
  /** A number beside it; 0 says nothing. */
  count?: number;
  /** In words, what waits there for this person: stronger than a number. */
  waits?: string;
  /** The page that it opens. */
  to: string;
}

/** Where things are, two a line. */
export function IndexGrid({ entries }: { entries: readonly IndexEntry[] }) {
  return (
    <View className="index-grid">
      {entries.map(({ icon, label, count, waits, to }, index) => (
        <Link
          key={label}
          className={cx('index-entry', index % 2 === 0 ? 'index-left' : 'index-right')}
          to={to}
        >
          <Icon name={icon} className="index-icon" />
          <Text className="index-label">{label}</Text>
          {waits ? (
            <Text className="index-waits">{waits}</Text>
          ) : (
            Boolean(count) && <Text className="index-count num">{grouped(count ?? 0)}</Text>
          )}
        </Link>
      ))}
    </View>
  );
}
