import { View } from '@tarojs/components';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Sheet } from '../../components/sheet';
import { useAction } from '../../kernel/action';
import { call } from '../../kernel/call';
import { words } from './words';

interface Props {
  newsId: number;
  onRemoved: () => void;
  onClose: () => void;
}

/** Staff take news away; the shop reads the reason. */
export function RemoveSheet({ newsId, onRemoved, onClose }: Props) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const remove = useAction(async () => {
    const isEmpty = reason.trim() === '';
    setMissing(isEmpty);
    if (isEmpty) return;
    await call('news.remove', { newsId, reason });
    onRemoved();
  });
  return (
    <Sheet
      open
      title={words.removeTitle}
      onClose={onClose}
      foot={
        <Button block loading={remove.busy} onTap={() => void remove.run()}>
          {words.send}
        </Button>
      }
    >
      <View className="t15 i2 news-remove-lead">{words.removeText}</View>
      <Field
        label={words.reason}
        placeholder={words.reasonPlaceholder}
        value={reason}
        multiline
        max={LIMITS.reasonChars}
        error={missing ? words.needReason : remove.error?.message}
        onInput={(text) => {
          setMissing(false);
          setReason(text);
        }}
      />
    </Sheet>
  );
}
