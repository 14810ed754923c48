import { useEffect } from 'react';
import { Empty } from '../../../components/empty';
import { ListEnd } from '../../../components/list-end';
import { Row } from '../../../components/row';
import { Section } from '../../../components/section';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import type { Reply } from '../../../kernel/call';
import { usePages } from '../../../kernel/load';
import { WORDS } from './words';

export type Region = Reply<'region.list'>['items'][number];

interface RegionStepProps {
  title: string;
  note?: string;
  parentId?: number;
  /** Offered when this step may be left out. */
  skip?: string;
  onChoose: (region: Region) => void;
  onSkip?: () => void;
}

/** One choice among the regions right under another. A step that leaves nothing to choose passes by itself. */
export function RegionStep({ title, note, parentId, skip, onChoose, onSkip }: RegionStepProps) {
  const regions = usePages('region.list', { parentId });
  const none = regions.state === 'ready' && regions.items.length === 0;
  const [first, second] = regions.items;
  const only = first && !second && !regions.hasMore && !onSkip ? first : null;
  const passes = only !== null || (none && onSkip !== undefined);
  useEffect(() => {
    if (only) onChoose(only);
    else if (passes) onSkip?.();
  });
  return (
    <StateView
      load={regions}
      skeleton={<Skeleton shape="row" count={4} />}
      empty={none && !passes && <Empty title={WORDS.noRegions} text={WORDS.noRegionsText} />}
    >
      {() => (
        <Section title={title} note={note}>
          {regions.items.map((region) => (
            <Row key={region.id} title={region.name} onTap={() => onChoose(region)} />
          ))}
          {skip && onSkip && <Row title={skip} onTap={onSkip} />}
          {regions.hasMore && <ListEnd pages={regions} />}
        </Section>
      )}
    </StateView>
  );
}
