import { Button } from '../../../components/button';
import { Outcome } from '../../../components/outcome';
import { Page } from '../../../components/page';
import { Seal } from '../../../components/seal';
import { replace, routes } from '../../../kernel/routes';
import type { Sent as SentPost } from './use-writing';
import { words } from './words';

interface Props {
  sent: SentPost;
  /** Absent when a post was changed: there is nothing else to write. */
  onAnother?: () => void;
}

/** It is on its way: the outlined seal is stamped down. */
export function Sent({ sent: { id, points }, onAnother }: Props) {
  const seal = points !== null && (
    <Seal text={words.waitingSeal} points={points} wait press size="l" turn={1} />
  );
  return (
    <Page title={words.title} ground="sheet">
      <Outcome icon="check" seal={seal || undefined} text={words.sent} note={words.sentNote(points !== null)}>
        <Button onTap={() => void replace(routes.deed.post(id))}>{words.look}</Button>
        {onAnother && (
          <Button kind="line" onTap={onAnother}>
            {words.writeAnother}
          </Button>
        )}
      </Outcome>
    </Page>
  );
}
