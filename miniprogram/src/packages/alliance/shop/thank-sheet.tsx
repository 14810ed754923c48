import { LIMITS } from '@jishan/shared/limits';
import { WriteSheet } from '../../../components/write-sheet';
import type { Reply } from '../../../kernel/call';
import { send } from '../../../kernel/send';
import { words } from './words';

interface Props {
  merchantId: number;
  onDone: (said: Reply<'alliance.thank'>) => void;
  onClose: () => void;
}

export function ThankSheet({ merchantId, onDone, onClose }: Props) {
  return (
    <WriteSheet
      title={words.thankTitle}
      label={words.thankHint}
      max={LIMITS.reasonChars}
      action={words.send}
      onSend={async (text) => onDone(await send('alliance.thank', { merchantId, text }))}
      onClose={onClose}
    />
  );
}
