import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Notice } from '../../components/notice';
import { Sheet } from '../../components/sheet';
import { useAction } from '../../kernel/action';
import { call, type Reply } from '../../kernel/call';
import { keyPerContent } from '../../kernel/key';
import { words } from './words';

interface Props {
  merchantId: number;
  onDone: (said: Reply<'alliance.thank'>) => void;
  onClose: () => void;
}

export function ThankSheet({ merchantId, onDone, onClose }: Props) {
  const [text, setText] = useState('');
  const [keyOf] = useState(() => keyPerContent());
  const send = useAction(async () => {
    const content = { merchantId, text };
    onDone(await call('alliance.thank', content, { key: keyOf(content) }));
  });
  return (
    <Sheet
      open
      title={words.thankTitle}
      onClose={onClose}
      foot={
        <Button block loading={send.busy} disabled={text.trim() === ''} onTap={() => void send.run()}>
          {words.send}
        </Button>
      }
    >
      {send.error && <Notice kind="error">{send.error.message}</Notice>}
      <Field
        label={words.thankHint}
        value={text}
        onInput={setText}
        multiline
        max={LIMITS.reasonChars}
        focus
      />
    </Sheet>
  );
}
