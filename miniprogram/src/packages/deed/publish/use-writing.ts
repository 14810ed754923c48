import { useEffect, useState } from 'react';
import { useAction } from '../../../kernel/action';
import { toCallError } from '../../../kernel/call';
import { useDraft } from '../../../kernel/drafts';
import { send } from '../../../kernel/send';
import { useMe } from '../../../kernel/session';
import { uploadsOf } from '../../../parts/photos/uploads';
import type { BoardCode, PostDraft } from '../../../parts/post/draft';
import type { RuleView } from '../../../parts/rule/types';
import { fieldOf, type Problem, problemOf, unsentPhotos } from './check';

/** The post that is changed; null for a new one. */
export interface Target {
  id: number;
  version: number;
}

export interface Sent {
  id: number;
  points: number | null;
}

interface Options {
  name: string;
  start: PostDraft;
  target: Target | null;
  rules: readonly RuleView[];
  onSent: (sent: Sent) => void;
  /** The post on the server is no longer the one that was opened. */
  onStale: () => void;
}

/**
 * A post from its first letter until the server has it. The draft's key goes with every try, so that a connection lost on the
 * way can cost a second tap but never make a second post.
 */
export function useWriting({ name, start, target, rules, onSent, onStale }: Options) {
  const draft = useDraft<PostDraft>(name, start);
  const { value } = draft;
  const userId = useMe()?.id;
  // Made once, as the page opens: it reads the draft then, and afterwards only writes to it.
  const [uploads] = useState(() =>
    uploadsOf(`${userId}:${name}`, value.photos, (photos) => draft.change({ photos })),
  );
  const [problem, setProblem] = useState<Problem | null>(null);
  // What was said of the photos goes as soon as it is no longer so.
  useEffect(
    () =>
      uploads.store.subscribe(() =>
        setProblem((before) => (before?.field === 'photos' ? unsentPhotos(uploads.store.get()) : before)),
      ),
    [uploads],
  );
  const [sentEarlier, setSentEarlier] = useState(false);

  const rule = rules.find(({ code }) => code === value.ruleCode) ?? null;
  const board: BoardCode | null = value.board ?? rule?.board ?? null;

  const sending = useAction(async () => {
    const found = problemOf({ value, items: uploads.store.get(), rule, board });
    setProblem(found);
    setSentEarlier(false);
    if (found || !board) return;

    const { body, photos, ruleCode, place, merchantId } = value;
    const content = {
      body,
      photos: photos.map(({ id }) => id),
      board,
      ruleCode,
      place: place.trim() || null,
      submit: true,
    };
    try {
      const { id } = target
        ? await send('post.edit', { ...target, ...content }, { of: draft })
        : await send(
            'post.create',
            { ...content, ...(merchantId === undefined ? {} : { merchantId }) },
            { of: draft },
          );
      onSent({ id, points: rule?.points ?? null });
      draft.clear();
      uploads.clear();
    } catch (thrown) {
      const error = toCallError(thrown);
      const field = fieldOf(error.field);
      if (field) {
        setProblem({ field, message: error.message });
        if (field === 'photos') void uploads.refresh();
        return;
      }
      if (error.code === 'KEY_REUSED') {
        // An earlier try, with other words, did arrive. What stands here now is something new to be sent.
        setSentEarlier(true);
        onStale();
        return;
      }
      if (error.code === 'POST_NOT_EDITABLE') onStale();
      throw error;
    }
  });

  return {
    draft,
    uploads,
    rule,
    board,
    problem,
    sentEarlier,
    sending,
    change: (part: Partial<PostDraft>) => {
      setProblem(null);
      draft.change(part);
    },
    startOver: () => {
      draft.clear();
      uploads.clear();
    },
  };
}

export type Writing = ReturnType<typeof useWriting>;
