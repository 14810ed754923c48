import { View } from '@tarojs/components';
import { Icon } from '../../components/icon';
import { Row } from '../../components/row';
import { Sheet } from '../../components/sheet';
import type { Choice } from './choice';
import { WORDS } from './words';

/** My community or the whole town. */
export function ScopeSheet({
  open,
  community,
  scope,
  onChoose,
  onClose,
}: {
  open: boolean;
  community: string;
  scope: Choice['scope'];
  onChoose: (scope: Choice['scope']) => void;
  onClose: () => void;
}) {
  const choices = [
    { key: 'community', title: community, note: WORDS.communityNote },
    { key: 'town', title: WORDS.town, note: WORDS.townNote },
  ] as const;
  return (
    <Sheet open={open} title={WORDS.scopeTitle} onClose={onClose}>
      {choices.map(({ key, title, note }) => (
        <Row
          key={key}
          title={title}
          note={note}
          tail={key === scope ? <Icon name="check" /> : <View />}
          onTap={() => onChoose(key)}
        />
      ))}
    </Sheet>
  );
}
