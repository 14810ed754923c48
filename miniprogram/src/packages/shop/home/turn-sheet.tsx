import { View } from '@tarojs/components';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { Button } from '../../../components/button';
import { Field } from '../../../components/field';
import { Notice } from '../../../components/notice';
import { Sheet } from '../../../components/sheet';
import { useAction } from '../../../kernel/action';
import { call, type Reply } from '../../../kernel/call';
import { words } from './words';

type File = Reply<'merchant.file'>;
export type Turn = 'pause' | 'resume' | 'leave';

interface Props {
  file: File;
  turn: Turn;
  onDone: (after: File) => void;
  onClose: () => void;
}

/** Asks before a shop is paused, opened again or left. */
export function TurnSheet({ file: { id: merchantId }, turn, onDone, onClose }: Props) {
  const [note, setNote] = useState('');
  const send = useAction(async () =>
    onDone(
      turn === 'resume'
        ? await call('merchant.resume', { merchantId })
        : await call(`merchant.${turn}`, { merchantId, note }),
    ),
  );
  const { title, text } = words.asks[turn];
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      foot={
        <Button block loading={send.busy} onTap={() => void send.run()}>
          {words[turn]}
        </Button>
      }
    >
      {send.error && <Notice kind="error">{send.error.message}</Notice>}
      <View className="t15 i2">{text}</View>
      {turn !== 'resume' && (
        <Field label={words.note} value={note} onInput={setNote} max={LIMITS.reasonChars} />
      )}
    </Sheet>
  );
}
