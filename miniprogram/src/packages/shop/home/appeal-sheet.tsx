import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { WriteSheet } from '../../../components/write-sheet';
import { call, type Reply } from '../../../kernel/call';
import { keyPerContent } from '../../../kernel/key';
import { words } from './words';

interface Props {
  merchantId: number;
  onDone: (after: Reply<'merchant.file'>) => void;
  onClose: () => void;
}

/** Against a suspension, once. */
export function AppealSheet({ merchantId, onDone, onClose }: Props) {
  const [keyOf] = useState(() => keyPerContent());
  return (
    <WriteSheet
      title={words.appealTitle}
      text={words.appealText}
      label={words.appealReason}
      max={LIMITS.caseChars}
      action={words.send}
      onSend={async (body) => {
        const content = { merchantId, body };
        onDone(await call('merchant.appeal', content, { key: keyOf(content) }));
      }}
      onClose={onClose}
    />
  );
}
