import { AskSheet } from '../../components/ask-sheet';
import { call } from '../../kernel/call';
import { words } from './words';

interface Props {
  person: { id: number; name: string };
  onBlocked: () => void;
  onClose: () => void;
}

/** Asks before somebody is blocked. */
export function BlockAsk({ person, onBlocked, onClose }: Props) {
  return (
    <AskSheet
      {...words.blocking(person.name)}
      onYes={async () => {
        await call('block.set', { userId: person.id, blocked: true });
        onBlocked();
      }}
      onClose={onClose}
    />
  );
}
