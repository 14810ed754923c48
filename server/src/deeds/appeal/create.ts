import type { Input } from '@jishan/shared/api';
import { DAY, dayOf } from '@jishan/shared/calendar';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { Place, SettledUser } from '../../kernel/identity';
import { isDuplicate } from '../../kernel/transaction';
import { sql } from '../../kernel/sql';
import { deductionOf } from '../adjustment/deduction';
import type { PhotoStore } from '../../photos';
import { settingsOf } from '../../book';
import { placeOfPost } from '../post/posts';
import { type PostRow } from '../post/post';
import { claimableRule } from '../review/publish';
import { refusals } from './words';

type Given = Input<'appeal.create'>;

/** How long ago a deed may lie whose points were missed. */
const LOOK_BACK = 30 * DAY;

interface Subject {
  /** Names what is appealed against: the same name can be appealed against once. */
  name: string;
  id: number;
  place: Place;
  ruleCode: string | null;
  occurredAt: number;
}

/** Files an appeal with its photos. Gives its id. */
export async function fileAppeal(
  db: Db,
  photos: PhotoStore,
  user: SettledUser,
  given: Given,
  now: number,
): Promise<number> {
  const subject = await subjectOf(db, user, given, now);
  const { townId, communityId, gridId } = subject.place;
  const { appealDays } = await settingsOf(db, townId, communityId);
  const id = await insert(db, [
    given.kind,
    subject.name,
    subject.id,
    townId,
    communityId,
    gridId,
    user.id,
    subject.ruleCode,
    subject.occurredAt,
    given.body,
    '[]',
    now,
    now + appealDays * DAY,
  ]);
  if (given.photos.length > 0)
    await db.run(
      sql`UPDATE appeals SET photos = ${await photos.claim(db, user, given.photos, `appeal:${id}`)} WHERE id = ${id}`,
    );
  return id;
}

async function insert(db: Db, values: readonly unknown[]): Promise<number> {
  try {
    const { insertId } = await db.run(
      sql`INSERT INTO appeals (kind, subject, subject_id, town_id, community_id, grid_id, appellant_id, rule_code, occurred_at, body,
          photos, created_at, deadline_at) VALUES (${values})`,
    );
    return insertId;
  } catch (error) {
    throw isDuplicate(error) ? new Refusal('APPEALED_ALREADY') : error;
  }
}

function subjectOf(db: Db, user: SettledUser, given: Given, now: number): Promise<Subject> {
  switch (given.kind) {
    case 'rejection':
      return rejection(db, user, given.postId);
    case 'deduction':
      return deduction(db, user, given.adjustmentId);
    case 'missed':
      return missed(db, user, given, now);
  }
}

/** One's own post that was sent back. */
async function rejection(db: Db, user: SettledUser, postId: number): Promise<Subject> {
  const post = await db.row<PostRow>(
    sql`SELECT * FROM posts WHERE id = ${postId} AND author_id = ${user.id}`,
  );
  if (!post) throw new Refusal('NOT_FOUND', 'postId');
  // Of a change that was sent back nothing is lost: what was approved is still public, and it can be sent again.
  if (post.state !== 'rejected' || post.sent_at === null || post.revises !== null)
    throw new Refusal('NOT_APPEALABLE', 'postId');
  return {
    name: `post:${postId}`,
    id: postId,
    place: placeOfPost(post),
    ruleCode: post.claim_code,
    occurredAt: post.sent_at,
  };
}

/** A deduction of one's own points. */
async function deduction(db: Db, user: SettledUser, adjustmentId: number): Promise<Subject> {
  const found = await deductionOf(db, adjustmentId);
  if (found?.residentId !== user.id) throw new Refusal('NOT_FOUND', 'adjustmentId');
  if (found.state !== 'posted' || found.decidedAt === null)
    throw new Refusal('NOT_APPEALABLE', 'adjustmentId');
  return {
    name: `adjustment:${adjustmentId}`,
    id: adjustmentId,
    place: found,
    ruleCode: null,
    occurredAt: found.decidedAt,
  };
}

/** A deed that should have earned: once for a rule and a day. */
async function missed(
  db: Db,
  user: SettledUser,
  { ruleCode, occurredAt }: Extract<Given, { kind: 'missed' }>,
  now: number,
): Promise<Subject> {
  if (occurredAt > now) throw new Refusal('BAD_INPUT', 'occurredAt', refusals.future);
  if (occurredAt < now - LOOK_BACK) throw new Refusal('BAD_INPUT', 'occurredAt', refusals.tooOld);
  await claimableRule(db, user.townId, ruleCode);
  return { name: `missed:${dayOf(occurredAt)}:${ruleCode}`, id: 0, place: user, ruleCode, occurredAt };
}
