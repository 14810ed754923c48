import { LIMITS } from '@jishan/shared/limits';
import { WriteSheet } from '../../../components/write-sheet';
import type { Reply } from '../../../kernel/call';
import { send } from '../../../kernel/send';
import { words } from './words';

interface Props {
  merchantId: number;
  onDone: (after: Reply<'merchant.file'>) => void;
  onClose: () => void;
}

/** Against a suspension, once. */
export function AppealSheet({ merchantId, onDone, onClose }: Props) {
  return (
    <WriteSheet
      title={words.appealTitle}
      text={words.appealText}
      label={words.appealReason}
      max={LIMITS.caseChars}
      action={words.send}
      onSend={async (body) => onDone(await send('merchant.appeal', { merchantId, body }))}
      onClose={onClose}
    />
  );
}
