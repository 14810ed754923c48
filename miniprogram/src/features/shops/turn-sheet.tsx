import { View } from '@tarojs/components';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Notice } from '../../components/notice';
import { Sheet } from '../../components/sheet';
import { useAction } from '../../kernel/action';
import { call, type CallError, type Reply } from '../../kernel/call';
import { keyPerContent } from '../../kernel/key';
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
  const [reason, setReason] = useState('');
  const [keyOf] = useState(() => keyPerContent());
  const send = useAction(async () => {
    const content = { merchantId: file.id, version: file.version, reason };
    try {
      onDone(await call(`merchant.${turn}`, content, { key: keyOf(content) }));
    } catch (error) {
      if ((error as CallError).code === 'MERCHANT_CHANGED') onStale();
      throw error;
    }
  });
  return (
    <Sheet
      open
      title={turn === 'suspend' ? words.suspendTitle : words.restoreTitle}
      onClose={onClose}
      foot={
        <Button block loading={send.busy} disabled={reason.trim() === ''} onTap={() => void send.run()}>
          {words[turn]}
        </Button>
      }
    >
      {send.error && <Notice kind="error">{send.error.message}</Notice>}
      <View className="t15 i2">{turn === 'suspend' ? words.suspendText : words.restoreText}</View>
      <Field label={words.reason} value={reason} onInput={setReason} multiline max={LIMITS.caseChars} />
    </Sheet>
  );
}
