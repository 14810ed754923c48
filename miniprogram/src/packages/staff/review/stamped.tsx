import { Outcome } from '../../../components/outcome';
import { Page } from '../../../components/page';
import { Seal } from '../../../components/seal';
import { Author } from './author';
import { ProgressBar } from './progress-bar';
import type { Phase } from './sitting';
import { WORDS } from './words';

/** The moment of the decision: the seal comes down, then the next item slides in. */
export function Stamped({ phase, decided }: { phase: Extract<Phase, { at: 'stamped' }>; decided: number }) {
  const { item, outcome, seal } = phase;
  return (
    <Page
      title={WORDS.title}
      ground="sheet"
      under={<ProgressBar decided={decided - 1} waiting={item.waiting} />}
    >
      <Outcome
        icon={outcome.kind === 'rejected' ? 'back' : 'check'}
        seal={
          seal && outcome.kind === 'approved' ? (
            <Seal text={seal} points={outcome.points} size="l" press />
          ) : undefined
        }
        text={outcome.kind === 'approved' ? WORDS.approved(item.noticeDays) : WORDS.done[outcome.kind]}
      >
        <Author of={item} />
      </Outcome>
    </Page>
  );
}
