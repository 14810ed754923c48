import type { Reply } from '@jishan/shared/api';
import type { ErrorCode } from '@jishan/shared/errors';
import type { Db } from '../kernel/database';
import { Refusal } from '../kernel/errors';
import { covers, type Place, type StaffUser } from '../kernel/identity';
import { tellAll, type Message } from '../inbox';
import { circleOf, type Circle } from './part';
import { recordDecision, type DecidedKind, type Terms } from './record';

/*
 * Every decision of staff goes this way: lock → in scope → no part in it → still open → (a second person, to exactly what
 * the first agreed to) → done → recorded → told. A kind says where its things lie and what its words are.
 */

/** A thing that waits for a decision, as its kind reads it. */
export interface DeskCase extends Place {
  id: number;
  state: string;
  /** Whether the reader has a part in it, from `partSql` over the kind's parties. */
  part: 0 | 1;
}

export interface CaseKind<C extends DeskCase> {
  kind: DecidedKind;
  /** The input field at which a refusal is told. */
  field: string;
  /** Locks the thing's row, or what else keeps two decisions of it apart. */
  lock: (db: Db, id: number) => Promise<unknown>;
  /** The thing as this reader stands to it; undefined when there is none. */
  read: (db: Db, id: number, circle: Circle) => Promise<C | undefined>;
  /** Whether somebody sees it who does not answer for it: OUT_OF_SCOPE then hides nothing. Else it is NOT_FOUND to them. */
  isSeen?: (found: C) => boolean;
  /** What those with a part in it are told; DECIDE_OTHER unless the kind has better words. */
  partCode?: (found: C, circle: Circle) => ErrorCode;
  /** Throws when it is decided already. */
  assertOpen: (found: C) => void;
}

/**
 * The thing, if this reader may decide it: NOT_FOUND for what is absent and for what they may not see alike.
 */
async function readDecidable<C extends DeskCase>(
  db: Db,
  kind: CaseKind<C>,
  user: StaffUser,
  id: number,
  now: number,
): Promise<{ found: C; circle: Circle }> {
  const circle = await circleOf(db, user.id, now);
  const found = await kind.read(db, id, circle);
  if (!found || !covers(user, found))
    throw new Refusal(found && kind.isSeen?.(found) ? 'OUT_OF_SCOPE' : 'NOT_FOUND', kind.field);
  if (found.part === 1) throw new Refusal(kind.partCode?.(found, circle) ?? 'DECIDE_OTHER', kind.field);
  kind.assertOpen(found);
  return { found, circle };
}

/** The thing before a decision, for who only looks. Nothing is locked. */
export const lookAt = async <C extends DeskCase>(
  db: Db,
  kind: CaseKind<C>,
  user: StaffUser,
  id: number,
  now: number,
): Promise<C> => (await readDecidable(db, kind, user, id, now)).found;

/** What a decision brings. */
export interface Outcome<R> {
  reply: R;
  /** What was said, and the state that it has now. */
  decision: string;
  after: string;
  terms?: Terms | null;
  note?: string;
  messages: readonly Message[];
}

/** Decides a thing, once: whoever decides next waits at its lock and then sees this decision. */
export async function decideCase<C extends DeskCase, R>(
  db: Db,
  kind: CaseKind<C>,
  user: StaffUser,
  id: number,
  now: number,
  carryOut: (found: C, circle: Circle) => Promise<Outcome<R>>,
): Promise<R> {
  await kind.lock(db, id);
  const { found, circle } = await readDecidable(db, kind, user, id, now);
  const { reply, messages, ...outcome } = await carryOut(found, circle);
  await recordDecision(db, {
    kind: kind.kind,
    subjectId: id,
    actorId: user.id,
    unitId: user.scope.id,
    townId: found.townId,
    // No community has the number 0: it stands for the whole town.
    communityId: found.communityId || null,
    before: found.state,
    ...outcome,
    now,
  });
  await tellAll(db, messages);
  return reply;
}

/** What the first of two has agreed to. */
export interface Agreement {
  by: number;
  terms: Terms;
}

/**
 * How a decision that wants `need` people stands when the reader agrees to `terms`. One who wants something else than the
 * first starts over at one. Null: the thing waits on, for a second person, with the reader's own agreement in its row.
 */
export function agreed(
  first: Agreement | null,
  terms: Terms,
  need: number,
): { firstBy: number | null } | null {
  if (need < 2) return { firstBy: null };
  return first && sameTerms(first.terms, terms) ? { firstBy: first.by } : null;
}

const sameTerms = (one: Terms, other: Terms) =>
  one.ruleCode === other.ruleCode && one.ruleVersion === other.ruleVersion && one.points === other.points;

/** What the columns of a row say of the first agreement. */
interface FirstColumns {
  firstBy: number | null;
  firstRuleCode: string | null;
  firstRuleVersion: number | null;
  firstPoints: number | null;
}

/** The first agreement in a row; one that does not say to what is none. */
export function agreementOf(row: FirstColumns): Agreement | null {
  const { firstBy: by, firstRuleCode: ruleCode, firstRuleVersion: ruleVersion, firstPoints: points } = row;
  if (by === null || ruleCode === null || ruleVersion === null || points === null) return null;
  return { by, terms: { ruleCode, ruleVersion, points } };
}

/** The same for the reviewer who comes second. */
export function agreementView(
  row: FirstColumns & { firstRuleTitle: string | null },
): Reply<'review.take'>['agreed'] {
  const first = agreementOf(row);
  if (!first) return null;
  const { ruleCode, ruleVersion: version, points } = first.terms;
  return { ruleCode, version, title: row.firstRuleTitle ?? ruleCode, points };
}
