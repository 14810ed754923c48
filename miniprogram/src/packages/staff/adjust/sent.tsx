import { Text } from '@tarojs/components';
import { Button } from '../../../components/button';
import { Outcome } from '../../../components/outcome';
import { Page } from '../../../components/page';
import type { Reply } from '../../../kernel/call';
import { go, routes } from '../../../kernel/routes';
import { WORDS } from './words';

interface SentProps {
  adjustment: Reply<'adjustment.propose'>;
  onAnother: () => void;
}

/** What became of it: there already, or waiting for a second person. */
export function Sent({ adjustment, onAnother }: SentProps) {
  const { state, resident, points } = adjustment;
  const posted = state === 'posted';
  return (
    <Page title={WORDS.title} ground="sheet">
      <Outcome
        icon={posted ? 'check' : 'people'}
        text={posted ? WORDS.done.posted(resident.name, points) : WORDS.done.proposed}
      >
        <Text className="t15 i2">{posted ? WORDS.doneText.posted : WORDS.doneText.proposed}</Text>
        <Button kind="line" onTap={onAnother}>
          {WORDS.another}
        </Button>
        <Button kind="soft" onTap={() => void go(routes.main.admin())}>
          {WORDS.toDesk}
        </Button>
      </Outcome>
    </Page>
  );
}
