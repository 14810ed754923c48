import { useState } from 'react';
import { useAction } from '../../../kernel/action';
import { type Reply, toCallError } from '../../../kernel/call';
import { useDraft } from '../../../kernel/drafts';
import type { AppealAbout } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { useMe } from '../../../kernel/session';
import { uploadsOf } from '../../../parts/photos/uploads';
import { type AppealDraft, fieldOf, inputOf, problemOf, type Problem } from './check';
import { draftName } from './target';

const ARRIVED = ['KEY_REUSED', 'APPEALED_ALREADY'];

interface Options {
  about: AppealAbout;
  onSent: (appeal: Reply<'appeal.create'>) => void;
  /** An appeal about this stands already: from another phone, or from an earlier try whose answer was lost. */
  onAlready: () => void;
}

/** An appeal from its first letter until the server has it: kept on the phone, sent with one key however often it is tried. */
export function useAppealing({ about, onSent, onAlready }: Options) {
  const start: AppealDraft = {
    body: '',
    photos: [],
    ruleCode: about.kind === 'missed' ? (about.ruleCode ?? null) : null,
    day: about.kind === 'missed' ? (about.day ?? null) : null,
  };
  const name = draftName(about);
  const draft = useDraft(name, start);
  const userId = useMe()?.id;
  // Made once, as the page opens: it reads the draft then, and afterwards only writes to it.
  const [uploads] = useState(() =>
    uploadsOf(`${userId}:${name}`, draft.value.photos, (photos) => draft.change({ photos })),
  );
  const [problem, setProblem] = useState<Problem | null>(null);

  const finish = () => {
    draft.clear();
    uploads.clear();
  };
  const sending = useAction(async () => {
    const found = problemOf(about.kind, draft.value, uploads.store.get());
    setProblem(found);
    if (found) return;
    try {
      const appeal = await send('appeal.create', inputOf(about, draft.value), { of: draft });
      finish();
      onSent(appeal);
    } catch (thrown) {
      const error = toCallError(thrown);
      if (ARRIVED.includes(error.code)) {
        finish();
        onAlready();
        return;
      }
      const field = fieldOf(error.field);
      if (!field) throw error;
      setProblem({ field, message: error.message });
      if (field === 'photos') void uploads.refresh();
    }
  });
  return {
    value: draft.value,
    savedAt: draft.savedAt,
    uploads,
    problem,
    sending,
    change: (part: Partial<AppealDraft>) => {
      setProblem(null);
      draft.change(part);
    },
  };
}
