import { Text } from '@tarojs/components';
import { Choices } from '../../components/choices';
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
  const names: Record<Scope, string> = { town: words.town, community };
  return (
    <Choices
      keys={['town', 'community'] as const}
      value={value}
      onChange={onChange}
      label={words.label}
      className="scope"
      choice="scope-item"
    >
      {(scope) => <Text>{names[scope]}</Text>}
    </Choices>
  );
}
