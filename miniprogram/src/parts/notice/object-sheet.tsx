import { Text } from '@tarojs/components';
import { LIMITS } from '@jishan/shared/limits';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Sheet } from '../../components/sheet';
import { useObjecting } from './use-objecting';
import { words } from './words';

interface Props {
  transferId: number;
  onClose: () => void;
  onDone: () => void;
}

/** Says, once, what is wrong with an award in public notice. */
export function ObjectSheet({ transferId, onClose, onDone }: Props) {
  const { reason, problem, busy, send, write } = useObjecting(transferId, onDone);
  return (
    <Sheet
      open
      title={words.objectTitle}
      onClose={onClose}
      typed={reason !== ''}
      foot={
        <Button block loading={busy} onTap={() => void send()}>
          {words.objectSend}
        </Button>
      }
    >
      <Field
        label={words.objectLabel}
        placeholder={words.objectHint}
        value={reason}
        multiline
        max={LIMITS.caseChars}
        error={problem}
        onInput={write}
      />
      <Text className="note">{words.objectNote}</Text>
    </Sheet>
  );
}
