import { View } from '@tarojs/components';
import { Button } from '../../../components/button';
import { Outcome } from '../../../components/outcome';
import { Page } from '../../../components/page';
import { Seal } from '../../../components/seal';
import { Author } from './author';
import { ProgressBar } from './progress-bar';
import { HOLD_MS, type Phase, type Sitting, type SittingState } from './sitting';
import { WORDS } from './words';

interface Props {
  phase: Extract<Phase, { at: 'held' }>;
  state: SittingState;
  sitting: Sitting;
}

/** An approval has been pressed: for a few seconds it can be taken back, or sent at once by going on. */
export function Held({ phase: { item, seal, instead }, state: { decided, busy }, sitting }: Props) {
  const rule = instead ? instead.rule : item.claim;
  return (
    <Page title={WORDS.title} ground="sheet" under={<ProgressBar decided={decided} waiting={item.waiting} />}>
      <Outcome
        icon="check"
        seal={seal && rule ? <Seal text={seal} points={rule.points} size="l" press /> : undefined}
        text={WORDS.held(HOLD_MS / 1000)}
        note={WORDS.heldNote}
      >
        <Author of={item} />
        <View className="review-held">
          <Button kind="line" disabled={busy} onTap={() => sitting.takeBack()}>
            {WORDS.takeBack}
          </Button>
          <Button loading={busy} onTap={() => void sitting.goOn()}>
            {WORDS.goOn}
          </Button>
        </View>
      </Outcome>
    </Page>
  );
}
