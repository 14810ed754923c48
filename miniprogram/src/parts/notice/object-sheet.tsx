import { Text } from '@tarojs/components';
import { LIMITS } from '@jishan/shared/limits';
import { AskSheet } from '../../components/ask-sheet';
import { Field } from '../../components/field';
import { toCallError } from '../../kernel/call';
import { useDraft } from '../../kernel/drafts';
import { send } from '../../kernel/send';
import { words } from './words';

interface Props {
  transferId: number;
  onClose: () => void;
  onDone: () => void;
}

/** An earlier try, in other words, has arrived: there is one objection, and it is this person's. */
const ARRIVED = ['KEY_REUSED', 'OBJECTED_ALREADY'];

/** Says, once, what is wrong with an award in public notice. What was written is kept on the phone until it has been sent. */
export function ObjectSheet({ transferId, onClose, onDone }: Props) {
  const draft = useDraft(`objection-${transferId}`, { reason: '' });
  const reason = draft.value.reason.trim();
  const object = async () => {
    await send('objection.create', { transferId, reason }, { of: draft }).catch((thrown: unknown) => {
      if (!ARRIVED.includes(toCallError(thrown).code)) throw thrown;
    });
    draft.clear();
    onDone();
  };
  return (
    <AskSheet
      title={words.objectTitle}
      yes={words.objectSend}
      ready={reason !== ''}
      fields={['reason']}
      typed={reason !== ''}
      onYes={object}
      onClose={onClose}
    >
      {(at) => (
        <>
          <Field
            label={words.objectLabel}
            placeholder={words.objectHint}
            value={draft.value.reason}
            multiline
            max={LIMITS.caseChars}
            error={at('reason')}
            onInput={(text) => draft.change({ reason: text })}
          />
          <Text className="note">{words.objectNote}</Text>
        </>
      )}
    </AskSheet>
  );
}
