import { LIMITS } from '@jishan/shared/limits';
import type { Input } from '../../../kernel/call';
import type { Resident } from '../../../parts/resident/resident-search';
import { WORDS as residentWords } from '../../../parts/resident/words';
import { WORDS, type Kind } from './words';

export type Proposal = Input<'adjustment.propose'>;
export const KINDS: readonly Kind[] = ['deduct', 'correct', 'compensate', 'bonus'];

/** What has been filled in so far. */
export interface Form {
  resident: Resident | null;
  kind: Kind | null;
  points: string;
  reason: string;
}
export const EMPTY: Form = { resident: null, kind: null, points: '', reason: '' };

export interface Block {
  field: keyof Form;
  text: string;
}

/** The first thing that still keeps it from being sent, or null. */
export function blockOf({ resident, kind, points, reason }: Form): Block | null {
  if (!resident) return { field: 'resident', text: WORDS.needWho };
  if (!kind) return { field: 'kind', text: WORDS.needKind };
  const amount = Number(points);
  if (amount < 1) return { field: 'points', text: WORDS.needPoints };
  if (amount > LIMITS.adjustPoints) return { field: 'points', text: WORDS.mostPoints(LIMITS.adjustPoints) };
  if (kind === 'bonus' && amount > resident.poolLeft)
    return { field: 'points', text: WORDS.poolShort(resident.poolLeft) };
  const length = [...reason.trim()].length;
  if (length === 0) return { field: 'reason', text: residentWords.needReason };
  if (length > LIMITS.caseChars) return { field: 'reason', text: WORDS.longReason(LIMITS.caseChars) };
  return null;
}

/** Whether a second person has to agree: to every deduction, and to more than one person may do alone. */
export const needsSecond = (kind: Kind, points: number, { aloneUpTo }: Resident) =>
  kind === 'deduct' || points > aloneUpTo;

/** What sending it will do, in one sentence; null while it is not known. */
export function summaryOf({ resident, kind, points }: Form): string | null {
  const amount = Number(points);
  if (!resident || !kind || amount < 1) return null;
  const { summary, kinds } = WORDS;
  if (kind === 'deduct') return summary.deduct(resident.name, amount);
  const say = needsSecond(kind, amount, resident) ? summary.second : summary.now;
  return say(resident.name, kinds[kind], amount);
}

/** What is good to know while the points are being chosen. */
export function pointsHint({ resident, kind, points }: Form): string | undefined {
  if (!resident || !kind) return undefined;
  if (kind === 'bonus') return `${WORDS.pool(resident.poolLeft)}；${WORDS.aloneUpTo(resident.aloneUpTo)}`;
  if (kind !== 'deduct') return WORDS.aloneUpTo(resident.aloneUpTo);
  const owed = Number(points) - resident.balance;
  return owed > 0 ? WORDS.owes(resident.balance, owed) : undefined;
}
