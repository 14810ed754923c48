import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { WriteSheet } from '../../../components/write-sheet';
import { call, type Reply } from '../../../kernel/call';
import { keyPerContent } from '../../../kernel/key';
import { words } from './words';

interface Props {
  merchantId: number;
  onDone: (said: Reply<'alliance.thank'>) => void;
  onClose: () => void;
}

export function ThankSheet({ merchantId, onDone, onClose }: Props) {
  const [keyOf] = useState(() => keyPerContent());
  return (
    <WriteSheet
      title={words.thankTitle}
      label={words.thankHint}
      max={LIMITS.reasonChars}
      action={words.send}
      onSend={async (text) => {
        const content = { merchantId, text };
        onDone(await call('alliance.thank', content, { key: keyOf(content) }));
      }}
      onClose={onClose}
    />
  );
}
