import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { Button } from '../../../components/button';
import { Choices } from '../../../components/choices';
import { Field } from '../../../components/field';
import { Notice } from '../../../components/notice';
import { Sheet } from '../../../components/sheet';
import { words } from './words';

interface Props {
  busy: boolean;
  error: string | null;
  onSend: (answer: string) => void;
  onClose: () => void;
}

/** Why it is sent back, in words that the shop reads. */
export function RejectSheet({ busy, error, onSend, onClose }: Props) {
  const [answer, setAnswer] = useState('');
  return (
    <Sheet
      open
      title={words.rejectTitle}
      onClose={onClose}
      typed={answer !== ''}
      foot={
        <Button block loading={busy} disabled={answer.trim() === ''} onTap={() => onSend(answer.trim())}>
          {words.send}
        </Button>
      }
    >
      {error && <Notice kind="error">{error}</Notice>}
      <View className="t15 i2">{words.rejectText}</View>
      <Choices
        keys={words.ready}
        value={answer}
        onChange={setAnswer}
        label={words.readyLabel}
        choice="submission-ready"
      >
        {(sentence) => <Text className="t15">{sentence}</Text>}
      </Choices>
      <Field label={words.reason} value={answer} onInput={setAnswer} multiline max={LIMITS.reasonChars} />
    </Sheet>
  );
}
