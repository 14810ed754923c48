import type { ScoringRule } from '@jishan/shared/rules';
import type { Db } from '../kernel/database';
import { sql } from '../kernel/sql';
import { accountOf, lockResident, merchantAccount, type MerchantRef } from './accounts';
import { assertAllowance } from './allowance';
import { postTransfer, earlierTransfer, type Reason } from './book';
import { creditPoints } from './credit';
import { openHold } from './holds';
import { noticeEnds, settingsOf } from './settings';

export interface Award {
  /** Names the one thing that earned it ('post:12'): a second transfer with the same key cannot exist. */
  key: string;
  townId: number;
  communityId: number;
  residentId: number;
  rule: ScoringRule;
  /** The post that shows the deed; null when none does (an article read). */
  postId: number | null;
  /** The shop in whose name it was posted: the same that the post names. */
  merchant?: MerchantRef | null;
  /** The region whose office decided. */
  unitId: number;
  reviewers: number;
  /** When the deed was sent: its caps are those of that day, however late it is approved. */
  occurredAt: number;
  actorId?: number | null;
  secondActorId?: number | null;
  /** What the line says beside the rule's title. */
  note?: string;
  now: number;
}

export interface Awarded {
  transferId: number;
  /** When its public notice ends and the points can be spent; null: they can be spent now. */
  spendableAt: number | null;
}

/**
 * Moves a rule's points from the town's issue to a resident: into public notice where the region keeps one, else to what
 * they can spend. Honour counts at once. Runs inside the transaction of what earned them; asking again with the same key
 * gives the first award again. ALLOWANCE_USED when the rule leaves nothing.
 */
export async function awardPoints(db: Db, given: Award): Promise<Awarded> {
  const { rule, townId, communityId, residentId, now } = given;
  const accounts = await lockResident(db, residentId, townId);
  const cause = {
    key: given.key,
    kind: 'award' as const,
    townId,
    residentId,
    points: rule.points,
    reason: reasonOf(given),
  };
  const earlier = await earlierTransfer(db, cause);
  if (earlier !== null) return { transferId: earlier, spendableAt: await noticeOf(db, earlier) };
  await assertAllowance(db, residentId, rule, given.occurredAt);

  const settings = await settingsOf(db, townId, communityId);
  const noticeDays = rule.noticeDays ?? settings.noticeDays;
  const target = noticeDays > 0 ? accounts.held : accounts.spendable;
  const merchant = given.merchant ?? null;
  // The shop's account says where it stands, for whoever works its totals out anew.
  if (merchant) await merchantAccount(db, merchant);
  const transferId = await postTransfer(db, {
    ...cause,
    communityId,
    entries: [
      { account: await accountOf(db, 'issue', townId, townId), amount: -rule.points },
      { account: target, amount: rule.points },
    ],
    honour: {
      points: rule.points,
      at: now,
      householdId: await householdOfResident(db, residentId),
      merchant,
    },
    now,
  });
  if (noticeDays === 0) {
    await creditPoints(db, accounts, {
      transferId,
      townId,
      communityId,
      amount: rule.points,
      settings,
      unitId: given.unitId,
      now,
    });
    return { transferId, spendableAt: null };
  }
  const spendableAt = noticeEnds(now, noticeDays);
  await openHold(db, {
    kind: 'notice',
    townId,
    communityId,
    residentId,
    amount: rule.points,
    transferId,
    dueAt: spendableAt,
    now,
  });
  return { transferId, spendableAt };
}

const reasonOf = ({
  rule,
  postId,
  unitId,
  reviewers,
  occurredAt,
  actorId,
  secondActorId,
  note,
}: Award): Reason => ({
  title: rule.title,
  seal: rule.seal,
  postId,
  rule: { code: rule.code, version: rule.version },
  unitId,
  reviewers,
  occurredAt,
  actorId: actorId ?? null,
  secondActorId: secondActorId ?? null,
  note: note ?? '',
});

async function noticeOf(db: Db, transferId: number): Promise<number | null> {
  const hold = await db.row<{ dueAt: number }>(
    sql`SELECT due_at AS dueAt FROM holds WHERE opened_by = ${transferId} AND state = 'pending'`,
  );
  return hold?.dueAt ?? null;
}

/** The family that a resident's honour also counts for, right now. */
export async function householdOfResident(db: Db, residentId: number): Promise<number | null> {
  const row = await db.row<{ id: number | null }>(
    sql`SELECT household_id AS id FROM users WHERE id = ${residentId}`,
  );
  return row?.id ?? null;
}
