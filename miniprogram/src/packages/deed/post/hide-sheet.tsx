import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { Button } from '../../../components/button';
import { Field } from '../../../components/field';
import { Sheet } from '../../../components/sheet';
import { useAction } from '../../../kernel/action';
import { send } from '../../../kernel/send';
import { words } from './words';

interface Props {
  postId: number;
  open: boolean;
  onClose: () => void;
  onHidden: () => void;
}

/** Staff take a post out of sight; its author reads the reason. */
export function HideSheet({ postId, open, onClose, onHidden }: Props) {
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const { busy, error, run } = useAction(async () => {
    setMissing(reason.trim() === '');
    if (reason.trim() === '') return;
    await send('post.hide', { id: postId, reason });
    onHidden();
  });
  const text = words.hideSheet;
  return (
    <Sheet
      open={open}
      title={text.title}
      onClose={onClose}
      typed={reason !== ''}
      foot={
        <Button kind="red" block loading={busy} onTap={() => void run()}>
          {text.action}
        </Button>
      }
    >
      <Field
        label={text.label}
        placeholder={text.placeholder}
        value={reason}
        multiline
        max={LIMITS.reasonChars}
        error={missing ? text.empty : error?.message}
        onInput={setReason}
      />
    </Sheet>
  );
}
