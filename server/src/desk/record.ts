import type { Db } from '../kernel/database';
import { sql } from '../kernel/sql';

/** What is decided at the desk and at the counter. */
export type DecidedKind =
  | 'post'
  | 'objection'
  | 'appeal'
  | 'adjustment'
  | 'submission'
  | 'fund-use'
  | 'shop'
  | 'shop-appeal'
  | 'card'
  | 'news'
  | 'voucher'
  | 'card-use'
  | 'order'
  | 'check';

/** What was agreed to, as the second of two has to agree to it. */
export interface Terms {
  ruleCode: string;
  ruleVersion: number;
  points: number;
}

export interface Decided {
  kind: DecidedKind;
  subjectId: number;
  /** What was said: 'approve', 'second' (the first of two), 'uphold', 'undo' … */
  decision: string;
  actorId: number;
  /** The office that decided; null when a shop's own people did. */
  unitId: number | null;
  townId: number;
  /** Null for what is of the whole town. */
  communityId: number | null;
  /** The state before and after. */
  before: string;
  after: string;
  terms?: Terms | null;
  note?: string;
  now: number;
}

/** Keeps for ever who decided what, when, and what came of it. The table refuses changes. */
export async function recordDecision(db: Db, given: Decided): Promise<void> {
  await db.run(
    sql`INSERT INTO decisions (kind, subject_id, decision, actor_id, unit_id, town_id, community_id, before_state, after_state,
        rule_code, rule_version, points, note, created_at) VALUES (${[
          ...[given.kind, given.subjectId, given.decision, given.actorId, given.unitId],
          ...[given.townId, given.communityId, given.before, given.after],
          ...[given.terms?.ruleCode ?? null, given.terms?.ruleVersion ?? null, given.terms?.points ?? null],
          ...[given.note ?? '', given.now],
        ]})`,
  );
}
