import { randomBytes } from 'node:crypto';
import { DAY, HOUR, periodStart, startOfDay } from '@jishan/shared/calendar';
import { STANDARD_RULES } from '@jishan/shared/rules/data';
import { TEXTS } from '../../server/src/demo/texts';
import { grantToPool } from '../../server/src/book/adjust';
import type { DataSource, Db } from '../../server/src/kernel/database';
import { sql, type Sql } from '../../server/src/kernel/sql';
import { inTransaction } from '../../server/src/kernel/transaction';
import { like as likeByHand } from './frozen/like';
import {
  around,
  countOver,
  grouped,
  many,
  mustBe,
  sameInput,
  start,
  type Operation,
  type Shot,
} from './operation';
import { PERSON, SHUFFLED, signIn, type Caller } from './people';

/** Who makes the calls, out of all towns there are: 2,000 residents without a shop, some 12,000 who have points and neither a shop nor somebody of one at home (nobody serves their own), the staff of all communities. */
export async function callersOf(db: Db) {
  await db.run(sql`DELETE FROM sessions`);
  // Fourteen thousand at once would be looked at for half a minute.
  await db.run(sql`DELETE FROM identity_changes`);
  const residents = sql`SELECT ${PERSON} FROM users u WHERE u.role = 'resident'`;
  return {
    residents: await signIn(
      db,
      sql`${residents} AND u.id NOT IN (SELECT user_id FROM merchant_members) ORDER BY ${SHUFFLED} LIMIT 2000`,
    ),
    holders: await signIn(
      db,
      sql`SELECT ${PERSON} FROM users u JOIN accounts a ON a.kind = 'resident' AND a.owner_id = u.id
        WHERE u.role = 'resident' AND a.balance >= 20
          AND u.id NOT IN (SELECT user_id FROM merchant_members)
          AND (u.household_id IS NULL OR u.household_id NOT IN (SELECT w.household_id FROM users w
            JOIN merchant_members m ON m.user_id = w.id WHERE w.household_id IS NOT NULL)) ORDER BY ${SHUFFLED} LIMIT 12000`,
    ),
    staff: await signIn(db, sql`SELECT ${PERSON} FROM users u WHERE u.role = 'staff' ORDER BY u.id`),
  };
}

export type Callers = Awaited<ReturnType<typeof callersOf>>;

const officesOf = (staff: readonly Caller[]) => {
  const offices = grouped(staff, ({ communityId }) => communityId);
  return (communityId: number) => offices.get(communityId) ?? [];
};

/** Public posts by their town, some of each in no order. */
export async function publicPosts(db: Db): Promise<Map<number, { id: number; townId: number }[]>> {
  const posts = await db.rows<{ id: number; townId: number }>(
    sql`SELECT id, town_id AS townId FROM posts WHERE state = 'approved' ORDER BY (id * 7919) % 162007 LIMIT 40000`,
  );
  return grouped(posts, ({ townId }) => townId);
}

/** Residents like posts all over their town. */
export async function like(db: Db, { residents }: Callers): Promise<Operation> {
  const posts = await publicPosts(db);
  let serial = start();
  return {
    name: 'like',
    calls: [{ name: 'like.set', inputOf: sameInput, byHand: likeByHand }],
    supply: (count) =>
      many(count, () => {
        const caller = around(residents, (serial += 1));
        const at = serial * 31 + Math.floor(serial / residents.length);
        const { id } = around(posts.get(caller.townId) ?? [], at);
        return { caller, input: { subject: { kind: 'post', id }, liked: true } };
      }),
    check: async (own, used) => {
      const postOf = ({ input }: (typeof used)[number]) => (input['subject'] as { id: number }).id;
      const pairs = [...new Set(used.map((one) => `${postOf(one)} ${one.caller.id}`))];
      const found = await countOver(
        own,
        (likes) =>
          sql`SELECT COUNT(*) AS n FROM likes WHERE subject_kind = 'post' AND (subject_id, user_id) IN (${likes})`,
        pairs.map((pair) => pair.split(' ').map(Number)),
      );
      mustBe('likes', found, pairs.length);
      const wrong = await countOver(
        own,
        (posts) => sql`SELECT COUNT(*) AS n FROM posts p WHERE p.id IN (${posts})
          AND p.like_count <> (SELECT COUNT(*) FROM likes l WHERE l.subject_kind = 'post' AND l.subject_id = p.id)`,
        [...new Set(used.map(postOf))],
      );
      mustBe('posts whose counter is not the number of their likes', wrong, 0);
    },
  };
}

/** Once a day and no more often otherwise: every resident can be awarded it once for each day we choose. */
const CODE = 'environment-01';
/** Deeds of the benchmark were sent in a time before the town's own, so that they share no cap with anything in it. */
const LAST_DAY = startOfDay('2021-12-31');

/** Staff approve pending posts with points; the posts are made beforehand and are on the reviewer's desk. */
export async function approve(db: Db, { staff }: Callers): Promise<Operation> {
  const authors = await db.rows<Omit<Caller, 'token'> & { gridId: number }>(
    sql`SELECT ${PERSON}, u.grid_id AS gridId FROM users u
      WHERE u.role = 'resident' AND u.household_id IS NULL ORDER BY ${SHUFFLED}`,
  );
  const officeOf = officesOf(staff);
  const bodies = TEXTS.filter(({ rule }) => rule === CODE).map(({ body }) => body);
  const points = STANDARD_RULES.find(({ code }) => code === CODE)?.points ?? 0;
  // Every run goes further back than all runs before it, so that nobody is awarded the same day twice.
  const earlier = await db.row<{ at: number | null }>(sql`SELECT MIN(occurred_at) AS at FROM transfers`);
  const lastDay = periodStart('day', Math.min(LAST_DAY, earlier?.at ?? LAST_DAY)) - DAY;
  let serial = 0;
  const supplied: number[] = [];
  return {
    name: 'approve',
    calls: [{ name: 'review.approve', inputOf: sameInput }],
    supply: async (count) => {
      const shots: Shot[] = [];
      while (shots.length < count) {
        const portion = Array.from({ length: Math.min(1_000, count - shots.length) }, () => {
          const author = around(authors, (serial += 1));
          const day = lastDay - Math.floor(serial / authors.length) * DAY;
          const caller = around(officeOf(author.communityId), serial);
          return { author, caller, sentAt: day + ((serial * 7919) % 80_000) * 1000 };
        });
        const until = Date.now() + 2 * HOUR;
        const { insertId } = await db.run(
          sql`INSERT INTO posts (town_id, community_id, grid_id, author_id, body, photos, board, claim_code, state, created_at,
            sent_at, listed_at, locked_by, locked_until) VALUES ${portion.map(
              ({ author, caller, sentAt }, at) => [
                ...[author.townId, author.communityId, author.gridId, author.id, around(bodies, at), '[]'],
                ...['sanitation', CODE, 'pending', sentAt, sentAt, sentAt, caller.id, until],
              ],
            )}`,
        );
        for (const [at, { caller }] of portion.entries()) {
          supplied.push(insertId + at);
          shots.push({ caller, input: { postId: insertId + at, version: 1, ruleCode: CODE } });
        }
      }
      return shots;
    },
    check: async (own, used) => {
      const ids = used.map(({ input }) => input['postId']);
      const each: Record<string, (ids: readonly unknown[]) => Sql> = {
        'approved posts': (posts) =>
          sql`posts p WHERE p.id IN (${posts}) AND p.state = 'approved' AND p.locked_by IS NULL`,
        transfers: (
          posts,
        ) => sql`transfers t JOIN posts p ON p.id = t.post_id AND p.transfer_id = t.id AND t.resident_id = p.author_id
          AND t.transfer_key = CONCAT('post:', p.id) AND t.occurred_at = p.sent_at AND t.points = ${points} WHERE p.id IN (${posts})`,
        'balanced transfers': (
          posts,
        ) => sql`(SELECT t.id FROM transfers t JOIN entries e ON e.transfer_id = t.id WHERE t.post_id IN (${posts})
          GROUP BY t.id HAVING COUNT(*) = 2 AND SUM(e.amount) = 0 AND MAX(e.amount) = ${points}) x`,
        decisions: (posts) => sql`reviews WHERE post_id IN (${posts}) AND decision = 'approve'`,
      };
      for (const [what, from] of Object.entries(each))
        mustBe(
          what,
          await countOver(own, (some) => sql`SELECT COUNT(*) AS n FROM ${from(some)}`, ids),
          ids.length,
        );
      const wrong = await countOver(
        own,
        (posts) => sql`SELECT COUNT(*) AS n FROM accounts a
          WHERE a.kind = 'resident' AND a.owner_id IN (SELECT author_id FROM posts WHERE id IN (${posts}))
          AND a.balance <> (SELECT COALESCE(SUM(e.amount), 0) FROM entries e WHERE e.account_id = a.id)`,
        ids,
      );
      mustBe('balances that are not the sum of their lines', wrong, 0);
    },
    discard: async () => {
      await db.run(sql`DELETE FROM posts WHERE state = 'pending' AND id IN (${supplied})`);
    },
  };
}

/** Staff give a resident one point out of the community's pool. */
export async function bonus(source: DataSource, { residents, staff }: Callers): Promise<Operation> {
  const officeOf = officesOf(staff);
  const run = randomBytes(5).toString('hex');
  const communities = [...new Map(residents.map((one) => [one.communityId, one])).values()];
  for (const { townId, communityId, id } of communities)
    await inTransaction(source, (db) =>
      grantToPool(db, {
        ...{ key: `bench-grant:${run}:${communityId}`, townId, communityId, points: 10_000_000 },
        ...{ unitId: townId, actorId: id, note: '', now: Date.now() },
      }),
    );
  const ofOne = residents.filter(({ communityId }) => communityId === communities[0]?.communityId);
  let serial = start();
  return {
    name: 'bonus',
    canBeHot: true,
    calls: [{ name: 'adjustment.propose', inputOf: sameInput }],
    supply: (count, hot) =>
      many(count, () => {
        const resident = around(hot ? ofOne : residents, (serial += 1));
        const office = officeOf(resident.communityId);
        const caller = around(
          office.filter(({ id }) => id !== resident.id),
          serial,
        );
        return { caller, input: { kind: 'bonus', residentId: resident.id, points: 1, reason: '值勤一小时' } };
      }),
  };
}
