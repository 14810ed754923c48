import { REJECT_TEXT } from '@jishan/shared/reasons';
import { clock } from '../../kernel/time';
import type { PostView } from './types';
import { words } from './words';

type Act = 'reason' | 'edit' | 'withdraw' | 'review' | 'hide' | 'restore';

export interface Slip {
  title: string;
  lines: string[];
  /** The seal that rides the slip's edge: solid once the points are there, outlined while they wait. */
  seal: { text: string; points: number; wait: boolean } | null;
  acts: { act: Act; label: string }[];
}

/** What the slip under a post says: who decided, what it earned, and what this reader may do about it. */
export function slipOf(post: PostView, mine: boolean): Slip {
  return { ...standing(post), acts: actsOf(post, mine) };
}

/** What to do about a rejection that came without a word of its own: the advice that belongs to the reason. */
export const adviceOf = (reason: string): string =>
  Object.values(REJECT_TEXT).find(({ label }) => label === reason)?.advice ?? '';

export function lastReason({ history }: Pick<PostView, 'history'>, decision: 'reject' | 'hide') {
  const latest = (history ?? []).filter((entry) => entry.decision === decision).sort((a, b) => b.at - a.at);
  return latest[0] ?? null;
}

function standing(post: PostView): Omit<Slip, 'acts'> {
  const { slip } = words;
  switch (post.state) {
    case 'approved':
      return {
        title: post.seal ? slip.credited : slip.open,
        lines: decided(post.decidedBy, post.decidedAt),
        seal: post.seal && { text: post.seal.text, points: post.seal.points, wait: false },
      };
    case 'pending':
      return {
        title: slip.pending,
        lines: [post.claim ? slip.pendingNote : slip.pendingPlain],
        seal: post.claim && { text: slip.waitingSeal, points: post.claim.points, wait: true },
      };
    case 'rejected': {
      const last = lastReason(post, 'reject');
      const reason = last?.reason ?? '';
      return {
        title: slip.rejected,
        lines: [reason, adviceOf(reason), ...decided(last?.unit ?? null, last?.at ?? null)].filter(Boolean),
        seal: null,
      };
    }
    case 'hidden': {
      const last = lastReason(post, 'hide');
      return {
        title: slip.hidden,
        lines: [last?.reason ?? '', ...decided(last?.unit ?? null, last?.at ?? null)].filter(Boolean),
        seal: null,
      };
    }
    case 'withdrawn':
      return { title: slip.withdrawn, lines: [slip.withdrawnNote], seal: null };
    case 'draft':
      return { title: slip.draft, lines: [], seal: null };
  }
}

const decided = (unit: string | null, at: number | null): string[] =>
  [unit && words.slip.by(unit), at && clock(at)].filter((line) => typeof line === 'string');

function actsOf({ can, state, transferId }: PostView, mine: boolean): Slip['acts'] {
  const { slip } = words;
  const acts: (false | { act: Act; label: string })[] = [
    // Points are their owner's own affair: staff see the seal, not the account.
    mine && transferId !== null && { act: 'reason', label: slip.reason },
    can.edit && { act: 'edit', label: state === 'pending' ? slip.change : slip.edit },
    can.withdraw && { act: 'withdraw', label: slip.withdraw },
    can.review && { act: 'review', label: slip.review },
    can.hide &&
      (state === 'hidden' ? { act: 'restore', label: slip.restore } : { act: 'hide', label: slip.hide }),
  ];
  return acts.filter((entry) => entry !== false);
}
