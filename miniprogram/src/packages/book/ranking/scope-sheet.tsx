import { View } from '@tarojs/components';
import { Icon } from '../../../components/icon';
import { Row } from '../../../components/row';
import { Segmented } from '../../../components/segmented';
import { Sheet } from '../../../components/sheet';
import type { Choice } from './choice';
import { WORDS } from './words';

const WHOS = (['person', 'household'] as const).map((key) => ({ key, label: WORDS.whos[key] }));

/** My community or the whole town, neighbours or families. */
export function ScopeSheet({
  open,
  community,
  scope,
  who,
  onWho,
  onChoose,
  onClose,
}: {
  open: boolean;
  community: string;
  scope: Choice['scope'];
  who: Choice['who'];
  onWho: (who: Choice['who']) => void;
  onChoose: (scope: Choice['scope']) => void;
  onClose: () => void;
}) {
  const choices = [
    { key: 'community', title: community, note: WORDS.communityNote },
    { key: 'town', title: WORDS.town, note: WORDS.townNote },
  ] as const;
  return (
    <Sheet open={open} title={WORDS.scopeTitle} onClose={onClose}>
      <Segmented items={WHOS} value={who} label={WORDS.whoLabel} onChange={onWho} />
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
