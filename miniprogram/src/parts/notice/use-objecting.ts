import { useState } from 'react';
import { useAction } from '../../kernel/action';
import { toCallError } from '../../kernel/call';
import { useDraft } from '../../kernel/drafts';
import { send } from '../../kernel/send';
import { words } from './words';

/** An objection being written: kept on the phone until it has been sent, and sent with one key however often it is tried. */
export function useObjecting(transferId: number, onDone: () => void) {
  const draft = useDraft(`objection-${transferId}`, { reason: '' });
  const [problem, setProblem] = useState<string | null>(null);
  const sending = useAction(async () => {
    const reason = draft.value.reason.trim();
    setProblem(reason === '' ? words.objectEmpty : null);
    if (reason === '') return;
    try {
      await send('objection.create', { transferId, reason }, { of: draft });
    } catch (thrown) {
      const error = toCallError(thrown);
      // An earlier try, in other words, has arrived: there is one objection, and it is this person's.
      const arrived = error.code === 'KEY_REUSED' || error.code === 'OBJECTED_ALREADY';
      if (!arrived) {
        if (error.field !== 'reason') throw error;
        setProblem(error.message);
        return;
      }
    }
    draft.clear();
    onDone();
  });
  return {
    reason: draft.value.reason,
    problem: problem ?? sending.error?.message,
    busy: sending.busy,
    send: sending.run,
    write: (reason: string) => {
      setProblem(null);
      sending.clearError();
      draft.change({ reason });
    },
  };
}
