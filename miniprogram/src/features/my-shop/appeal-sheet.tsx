import { View } from '@tarojs/components';
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
  onDone: (after: Reply<'merchant.file'>) => void;
  onClose: () => void;
}

/** Against a suspension, once. */
export function AppealSheet({ merchantId, onDone, onClose }: Props) {
  const [body, setBody] = useState('');
  const [keyOf] = useState(() => keyPerContent());
  const send = useAction(async () => {
    const content = { merchantId, body };
    onDone(await call('merchant.appeal', content, { key: keyOf(content) }));
  });
  return (
    <Sheet
      open
      title={words.appealTitle}
      onClose={onClose}
      foot={
        <Button block loading={send.busy} disabled={body.trim() === ''} onTap={() => void send.run()}>
          {words.send}
        </Button>
      }
    >
      {send.error && <Notice kind="error">{send.error.message}</Notice>}
      <View className="t15 i2">{words.appealText}</View>
      <Field label={words.appealReason} value={body} onInput={setBody} multiline max={LIMITS.caseChars} />
    </Sheet>
  );
}
