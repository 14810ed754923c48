import { LIMITS } from '@jishan/shared/limits';
import { WriteSheet } from '../../../components/write-sheet';
import type { CallError, Reply } from '../../../kernel/call';
import { send } from '../../../kernel/send';
import { words } from './words';

type File = Reply<'merchant.file'>;

interface Props {
  file: File;
  turn: 'suspend' | 'restore';
  onDone: (after: File) => void;
  onStale: () => void;
  onClose: () => void;
}

/** Suspending or restoring, with the reason that the shop reads. */
export function TurnSheet({ file, turn, onDone, onStale, onClose }: Props) {
  return (
    <WriteSheet
      title={turn === 'suspend' ? words.suspendTitle : words.restoreTitle}
      text={turn === 'suspend' ? words.suspendText : words.restoreText}
      label={words.reason}
      max={LIMITS.caseChars}
      action={words[turn]}
      onSend={async (reason) => {
        try {
          onDone(await send(`merchant.${turn}`, { merchantId: file.id, version: file.version, reason }));
        } catch (error) {
          if ((error as CallError).code === 'MERCHANT_CHANGED') onStale();
          throw error;
        }
      }}
      onClose={onClose}
    />
  );
}
