import { REJECT_TEXT } from '@jishan/shared/reasons';
import { clock } from '../../kernel/time';
import { spellOf } from '../notice/days';
import type { PostView } from './types';
import { slipWords as slip } from './slip-words';

type Act =
  | 'revision'
  | 'revised'
  | 'reason'
  | 'notice'
  | 'object'
  | 'appeal'
  | 'edit'
  | 'withdraw'
  | 'review'
  | 'hide'
  | 'restore';

export interface Slip {
  title: string;
  lines: string[];
  /** The seal that rides the slip's edge: solid once the points are there, outlined while they wait. */
  seal: { text: string; points: number; wait: boolean } | null;
  /** How far the public notice has come, from and to when. */
  bar?: { days: number; over: number; from: string; to: string };
  acts: { act: Act; label: string }[];
}

/** What the slip under a post says: who decided, what it earned, and what this reader may do about it. */
export function slipOf(post: PostView, reader: 'author' | 'neighbour' | 'guest', now = Date.now()): Slip {
  return { ...standing(post, now), acts: actsOf(post, reader) };
}

/** What to do about a rejection that came without a word of its own: the advice that belongs to the reason. */
export const adviceOf = (reason: string): string =>
  Object.values(REJECT_TEXT).find(({ label }) => label === reason)?.advice ?? '';

export function lastReason({ history }: Pick<PostView, 'history'>, decision: 'reject' | 'hide') {
  const latest = (history ?? []).filter((entry) => entry.decision === decision).sort((a, b) => b.at - a.at);
  return latest[0] ?? null;
}

function standing(post: PostView, now: number): Omit<Slip, 'acts'> {
  switch (post.state) {
    case 'approved':
      return (
        inNotice(post, now) ?? {
          title: post.seal ? slip.credited : post.notice ? slip.takenBack : slip.open,
          lines: decided(post.decidedBy, post.decidedAt),
          seal: post.seal,
        }
      );
    case 'pending':
      return {
        title: slip.pending,
        lines: [
          post.revises !== null ? slip.pendingRevision : post.claim ? slip.pendingNote : slip.pendingPlain,
        ],
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

/** A post whose points still hang on the notice board: anybody may look, and object. */
function inNotice({ notice, seal, decidedBy, decidedAt }: PostView, now: number): Omit<Slip, 'acts'> | null {
  if (notice?.state !== 'pending' || decidedAt === null) return null;
  const { days, over, left } = spellOf({ awardedAt: decidedAt, endsAt: notice.endsAt }, now);
  return {
    title: slip.inNotice(left),
    lines: [
      decidedBy && slip.by(decidedBy),
      notice.objections > 0 && slip.objected(notice.objections),
    ].filter((line) => typeof line === 'string'),
    seal,
    bar: { days, over, from: clock(decidedAt, now), to: slip.creditedAt(clock(notice.endsAt, now)) },
  };
}

const decided = (unit: string | null, at: number | null): string[] =>
  [unit && slip.by(unit), at && clock(at)].filter((line) => typeof line === 'string');

function actsOf(
  { can, state, transferId, notice, revises, revision }: PostView,
  reader: Parameters<typeof slipOf>[1],
): Slip['acts'] {
  const acts: (false | { act: Act; label: string })[] = [
    // Points are their owner's own affair: others see what the notice board tells, not the account.
    reader === 'author' && transferId !== null && { act: 'reason', label: slip.reason },
    reader === 'neighbour' && notice !== null && { act: 'notice', label: slip.reason },
    notice?.canObject === true && { act: 'object', label: slip.object },
    can.edit && {
      act: 'edit',
      label: state === 'pending' || state === 'approved' ? slip.change : slip.edit,
    },
    revision !== null && { act: 'revision', label: slip.revision },
    revises !== null && { act: 'revised', label: slip.revised },
    // What a refused change would take the place of is still public.
    reader === 'author' && state === 'rejected' && revises === null && { act: 'appeal', label: slip.appeal },
    can.withdraw && { act: 'withdraw', label: slip.withdraw },
    can.review && { act: 'review', label: slip.review },
    can.hide &&
      (state === 'hidden' ? { act: 'restore', label: slip.restore } : { act: 'hide', label: slip.hide }),
  ];
  return acts.filter((entry) => entry !== false);
}
