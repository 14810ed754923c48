import { DAY } from '@jishan/shared/calendar';
import type { TakenPhoto, PhotoStore } from '../photos';
import { keepPhotos, approvePost, rejectPost, tellCredited } from '../deeds';
import { readHold, releaseHold, awardPoints, type Awarded } from '../book';
import type { Db } from '../kernel/database';
import { sql } from '../kernel/sql';
import { casesOf } from './cases';
import { ruleOf } from './plan/claims';
import type { Plan, PlannedPost, PlannedReading } from './plan/types';
import type { Inhabitant, Settlement } from './settle';
import { shopsOf, type ShopPictures } from './shops';

/** A planned post with the photos that were made for it. */
export interface IllustratedPost extends PlannedPost {
  pictures: readonly TakenPhoto[];
}

/**
 * Writes the planned life in its order of time: posts as they were sent, then what the offices decided and what was read.
 * Decisions and points go through the same functions that serve the app, so every rule of the book holds here too.
 */
export async function writeLife(
  db: Db,
  photos: PhotoStore,
  { townId, people }: Settlement,
  posts: readonly IllustratedPost[],
  readings: Plan['readings'],
  pictures: ShopPictures,
  now: number,
): Promise<void> {
  const someone = (who: number): Inhabitant => {
    const person = people[who];
    if (!person) throw new Error(`nobody is number ${who}`);
    return person;
  };
  const events: { at: number; happen: () => Promise<unknown> }[] = [];
  const company: { likes: unknown[][]; comments: unknown[][] } = { likes: [], comments: [] };

  for (const post of posts) {
    const id = await writePost(db, photos, townId, someone(post.author), post);
    events.push(...decisionsOf(db, id, post, someone));
    company.likes.push(...post.likes.map(({ user, at }) => ['post', id, someone(user).id, at]));
    company.comments.push(
      ...post.comments.map(({ author, body, at }) => ['post', id, someone(author).id, body, at]),
    );
  }
  for (const [serial, reading] of readings.entries())
    events.push({ at: reading.at, happen: () => read(db, townId, someone(reading.reader), reading, serial) });
  events.push(
    ...casesOf({ db, photos, townId, someone, now }),
    ...shopsOf({ db, photos, pictures, someone, now }),
  );

  for (const { at, happen } of events.sort((a, b) => a.at - b.at)) {
    await endNotices(db, at);
    await happen();
  }
  await endNotices(db, now);
  await writeCompany(db, company);
  // Whoever looks in every morning has read what is older.
  await db.run(sql`UPDATE messages SET read_at = created_at WHERE created_at < ${now - DAY}`);
}

/** What the sweep would have done by `until`: notices end in their order, each at its time. */
async function endNotices(db: Db, until: number): Promise<void> {
  const due = await db.rows<{ id: number; at: number }>(
    sql`SELECT id, due_at AS at FROM holds WHERE state = 'pending' AND due_at <= ${until} ORDER BY due_at, id`,
  );
  for (const { id, at } of due) {
    const hold = await readHold(db, id);
    if (await releaseHold(db, hold, at)) await tellCredited(db, hold, at);
  }
}

async function writePost(
  db: Db,
  photos: PhotoStore,
  townId: number,
  author: Inhabitant,
  post: IllustratedPost,
): Promise<number> {
  const isDraft = post.outcome.state === 'draft';
  const isWithdrawn = post.outcome.state === 'withdrawn';
  const { insertId } = await db.run(
    sql`INSERT INTO posts (town_id, community_id, grid_id, author_id, body, photos, board, claim_code, place, state, version,
        created_at, sent_at, listed_at)
      VALUES (${townId}, ${author.communityId}, ${author.gridId}, ${author.id}, ${post.body}, '[]', ${post.board}, ${post.rule?.code ?? null}, ${post.place}, ${isDraft ? 'draft' : isWithdrawn ? 'withdrawn' : 'pending'}, ${isWithdrawn ? 2 : 1}, ${post.at}, ${isDraft ? null : post.at}, ${post.at})`,
  );
  if (post.pictures.length > 0) {
    for (const picture of post.pictures) await photos.add(db, author.id, picture, post.at);
    const ids = post.pictures.map(({ id }) => id);
    await db.run(
      sql`UPDATE posts SET photos = ${await keepPhotos(db, photos, author, ids, insertId)} WHERE id = ${insertId}`,
    );
  }
  return insertId;
}

type Someone = (who: number) => Inhabitant;

/** What the offices do with a post, each step at its time. */
function decisionsOf(db: Db, postId: number, { outcome, rule }: PlannedPost, someone: Someone) {
  const ruleCode = rule?.code ?? null;
  const atDesk = async (who: number, at: number) => {
    const { staff } = someone(who);
    if (!staff) throw new Error(`number ${who} reviews nothing`);
    await db.run(
      sql`UPDATE posts SET locked_by = ${staff.id}, locked_until = ${at + 60_000} WHERE id = ${postId}`,
    );
    return staff;
  };
  const approval = (who: number, at: number) => ({
    at,
    happen: async () => approvePost(db, await atDesk(who, at), { postId, version: 1, ruleCode }, at),
  });
  switch (outcome.state) {
    case 'approved': {
      const { at, reviewer, second, hidden } = outcome;
      const approvals =
        second === undefined
          ? [approval(reviewer, at)]
          : [approval(reviewer, at - 60_000), approval(second, at)];
      const hiding = hidden && {
        at: hidden.at,
        happen: () => hide(db, postId, someone(reviewer), hidden.note, hidden.at),
      };
      return hiding ? [...approvals, hiding] : approvals;
    }
    case 'rejected': {
      const { at, reviewer, reason, note } = outcome;
      const happen = async () =>
        rejectPost(db, await atDesk(reviewer, at), { postId, version: 1, reason, note }, at);
      return [{ at, happen }];
    }
    case 'pending':
      return outcome.first ? [approval(outcome.first.reviewer, outcome.first.at)] : [];
    case 'withdrawn':
    case 'draft':
      return [];
  }
}

async function hide(db: Db, postId: number, { staff }: Inhabitant, note: string, at: number): Promise<void> {
  if (!staff) throw new Error('only staff hide posts');
  await db.run(sql`UPDATE posts SET state = 'hidden', version = version + 1 WHERE id = ${postId}`);
  await db.run(
    sql`INSERT INTO reviews (post_id, reviewer_id, unit_id, decision, note, created_at) VALUES (${postId}, ${staff.id}, ${staff.scope.id}, 'hide', ${note}, ${at})`,
  );
}

function read(
  db: Db,
  townId: number,
  reader: Inhabitant,
  { at }: PlannedReading,
  serial: number,
): Promise<Awarded> {
  return awardPoints(db, {
    key: `demo-reading:${serial}`,
    townId,
    communityId: reader.communityId,
    residentId: reader.id,
    rule: ruleOf('learning-01'),
    postId: null,
    unitId: townId,
    reviewers: 0,
    occurredAt: at,
    now: at,
  });
}

async function writeCompany(
  db: Db,
  { likes, comments }: { likes: unknown[][]; comments: unknown[][] },
): Promise<void> {
  if (likes.length > 0)
    await db.run(sql`INSERT INTO likes (subject_kind, subject_id, user_id, created_at) VALUES ${likes}`);
  const inOrder = comments.sort((a, b) => Number(a[4]) - Number(b[4]));
  if (comments.length > 0)
    await db.run(
      sql`INSERT INTO comments (subject_kind, subject_id, author_id, body, created_at) VALUES ${inOrder}`,
    );
  await db.run(sql`UPDATE comments SET thread_id = id WHERE thread_id = 0`);
  await db.run(
    sql`UPDATE posts p
      SET like_count = (SELECT COUNT(*) FROM likes l WHERE l.subject_kind = 'post' AND l.subject_id = p.id),
        comment_count = (SELECT COUNT(*) FROM comments c WHERE c.subject_kind = 'post' AND c.subject_id = p.id)`,
  );
}
