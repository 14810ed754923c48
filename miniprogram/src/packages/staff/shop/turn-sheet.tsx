import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { WriteSheet } from '../../../components/write-sheet';
import { call, type CallError, type Reply } from '../../../kernel/call';
import { keyPerContent } from '../../../kernel/key';
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
  const [keyOf] = useState(() => keyPerContent());
  return (
    <WriteSheet
      title={turn === 'suspend' ? words.suspendTitle : words.restoreTitle}
      text={turn === 'suspend' ? words.suspendText : words.restoreText}
      label={words.reason}
      max={LIMITS.caseChars}
      action={words[turn]}
      onSend={async (reason) => {
        const content = { merchantId: file.id, version: file.version, reason };
        try {
          onDone(await call(`merchant.${turn}`, content, { key: keyOf(content) }));
        } catch (error) {
          if ((error as CallError).code === 'MERCHANT_CHANGED') onStale();
          throw error;
        }
      }}
      onClose={onClose}
    />
  );
}
