import { View } from '@tarojs/components';
import { useState } from 'react';
import { useAction } from '../kernel/action';
import { Button } from './button';
import { Field } from './field';
import { Notice } from './notice';
import { Sheet } from './sheet';

interface Props {
  title: string;
  /** What will happen, or who reads it. */
  text?: string;
  label: string;
  placeholder?: string;
  max: number;
  /** On the button, which waits for the first word. */
  action: string;
  onSend: (written: string) => Promise<unknown>;
  onClose: () => void;
}

/** Asks for some words and sends them: a reason, an appeal, thanks. What went wrong stands here, and the words stay. */
export function WriteSheet({ title, text, label, placeholder, max, action, onSend, onClose }: Props) {
  const [written, setWritten] = useState('');
  const send = useAction(() => onSend(written));
  return (
    <Sheet
      open
      title={title}
      onClose={onClose}
      foot={
        <Button block loading={send.busy} disabled={written.trim() === ''} onTap={() => void send.run()}>
          {action}
        </Button>
      }
    >
      {send.error && <Notice kind="error">{send.error.message}</Notice>}
      {text && <View className="t15 i2">{text}</View>}
      <Field
        label={label}
        placeholder={placeholder}
        value={written}
        onInput={setWritten}
        multiline
        max={max}
        focus
      />
    </Sheet>
  );
}
