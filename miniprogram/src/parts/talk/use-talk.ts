import { useCallback, useEffect, useRef, useState } from 'react';
import type { Input, Reply } from '../../kernel/call';
import { type Pages, usePages } from '../../kernel/load';

export type CommentView = Reply<'comment.list'>['items'][number];

export interface Talk {
  subject: Input<'comment.create'>['subject'];
  pages: Pages<CommentView>;
  /** The comment that is being answered. */
  answering: CommentView | null;
  answer: (comment: CommentView | null) => void;
  said: (comment: CommentView) => void;
  changed: (id: number, part: Partial<CommentView>) => void;
  removed: (comment: CommentView) => void;
}

/** What is said to one thing; null while nothing can be. `count` is told how many more there are now. */
export function useTalk(subject: Talk['subject'] | null, count: (by: number) => void): Talk | null {
  const pages = usePages('comment.list', subject && { subject });
  const [answering, answer] = useState<CommentView | null>(null);
  const { change } = pages;
  const latest = useRef(change);
  useEffect(() => {
    latest.current = change;
  });
  const changed = useCallback<Talk['changed']>(
    (id, part) => latest.current((items) => items.map((one) => (one.id === id ? { ...one, ...part } : one))),
    [],
  );
  if (subject === null) return null;
  return {
    ...{ subject, pages, answering, answer, changed },
    said: (comment) => {
      change((items) => placed(items, comment));
      answer(null);
      // What is held counts nowhere yet.
      if (!comment.held) count(1);
    },
    removed: ({ id, held }) => {
      change((items) => without(items, id));
      if (!held) count(-1);
    },
  };
}

/** At the end; an answer at the end of its thread. */
export function placed(items: CommentView[], comment: CommentView): CommentView[] {
  const last = items.map(({ thread }) => thread).lastIndexOf(comment.thread);
  return last < 0 ? [...items, comment] : [...items.slice(0, last + 1), comment, ...items.slice(last + 1)];
}

/** What has replies leaves a note; a note without replies goes too. */
export function without(items: CommentView[], id: number): CommentView[] {
  const left = items.filter((one) => one.id !== id);
  const hasReplies = (head: CommentView) => left.some((one) => one.thread === head.id && one.id !== head.id);
  return items.flatMap((one) => {
    if (one.id === id)
      return hasReplies(one) ? [{ ...one, gone: 'removed' as const, author: null, body: '' }] : [];
    return one.gone !== null && !hasReplies(one) ? [] : [one];
  });
}
