import { Text, View } from '@tarojs/components';
import { a11y } from '../../components/a11y';
import { cx } from '../../components/cx';
import { Tap } from '../../components/tap';
import { words } from './words';
import './scope-switch.scss';

export type Scope = 'town' | 'community';

interface Props {
  community: string;
  value: Scope;
  onChange: (scope: Scope) => void;
}

/** My community or the whole town: a quiet line above the feed. */
export function ScopeSwitch({ community, value, onChange }: Props) {
  const scopes: { key: Scope; label: string }[] = [
    { key: 'town', label: words.town },
    { key: 'community', label: community },
  ];
  return (
    <View className="scope" {...a11y({ role: 'radiogroup', label: words.label })}>
      {scopes.map(({ key, label }) => (
        <Tap
          key={key}
          className={cx('scope-item', key === value && 'scope-on')}
          role="radio"
          checked={key === value}
          onTap={() => onChange(key)}
        >
          <Text>{label}</Text>
        </Tap>
      ))}
    </View>
  );
}
