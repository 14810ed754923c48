import { randomBytes } from 'node:crypto';
import type { Connection, ResultSetHeader, RowDataPacket } from 'mysql2/promise';
import { DAY, periodEnd, periodStart, startOfDay, type Period } from '@jishan/shared/calendar';
import { STANDARD_RULES } from '@jishan/shared/rules/data';
import { TEXTS } from '../../server/src/demo/texts';
import { hashInput } from '../../server/src/kernel/idempotency';
import type { Facts } from './learn';
import { around, countOver, mustBe, type Operation, type Shot } from './operation';
import type { Caller } from './people';

/** Once a day and no more often otherwise: every resident can be awarded it once for each day we choose. */
const CODE = 'environment-01';
/** Deeds of the benchmark were sent in a time before the town's own, so that they share no cap with anything in it. */
const LAST_DAY = startOfDay('2023-06-30');
const SAMPLES_FROM = startOfDay('2018-06-01');
const SAMPLES_UNTIL = startOfDay('2020-12-31');
const HOUR = 3_600_000;

interface Author {
  id: number;
  communityId: number;
  townId: number;
  gridId: number;
}

/** Staff approve pending posts with points; the posts are made beforehand and are on the reviewer's desk. */
export async function approveOperation(connection: Connection, staff: readonly Caller[]): Promise<Operation> {
  const [rows] = await connection.query<RowDataPacket[]>(
    `SELECT id, community_id AS communityId, town_id AS townId, grid_id AS gridId FROM users WHERE role = 'resident'
      AND household_id IS NULL ORDER BY (id * 7919) % 38011, id`,
  );
  const authors = rows as unknown as Author[];
  // Who have different points in notice, so that no balance is taken for a constant.
  const [different] = await connection.query<RowDataPacket[]>(
    `SELECT u.id, u.community_id AS communityId, u.town_id AS townId, u.grid_id AS gridId FROM users u JOIN
      (SELECT MIN(owner_id) AS id FROM accounts WHERE kind = 'hold' AND balance > 0 AND owner_id IN
        (SELECT id FROM users WHERE role = 'resident' AND household_id IS NULL) GROUP BY balance LIMIT 3) few ON few.id = u.id`,
  );
  const samples = different as unknown as Author[];
  const texts = TEXTS.filter(({ rule }) => rule === CODE);
  const points = STANDARD_RULES.find(({ code }) => code === CODE)?.points ?? 0;
  // Every run goes further back than all runs before it, so that nobody is awarded the same day twice.
  const [[earlier]] = await connection.query<RowDataPacket[]>(
    'SELECT MIN(occurred_at) AS at FROM transfers WHERE occurred_at > ?',
    [SAMPLES_UNTIL],
  );
  const lastDay = periodStart('day', Math.min(LAST_DAY, Number(earlier?.['at'] ?? LAST_DAY))) - DAY;
  let serial = Math.floor(Math.random() * authors.length);
  const firstSerial = serial;
  const run = randomBytes(6).toString('hex');

  async function make(
    count: number,
    timeOf: (serial: number) => number,
    from: readonly Author[] = authors,
  ): Promise<Shot[]> {
    const drafts = Array.from({ length: count }, () => {
      serial += 1;
      const author = around(from, serial);
      const desk = staff.filter(({ communityId }) => communityId === author.communityId);
      return { author, reviewer: around(desk, serial), sentAt: timeOf(serial), serial };
    });
    const shots: Shot[] = [];
    for (let at = 0; at < drafts.length; at += 1_000) {
      const portion = drafts.slice(at, at + 1_000);
      const until = Date.now() + 2 * HOUR;
      const values = portion.map(({ author, reviewer, sentAt, serial: n }) => [
        ...[author.townId, author.communityId, author.gridId, author.id, texts[n % texts.length]?.body, '[]'],
        ...['sanitation', CODE, 'pending', sentAt, sentAt, sentAt, reviewer.id, until],
      ]);
      const [{ insertId }] = await connection.query<ResultSetHeader>(
        `INSERT INTO posts (town_id, community_id, grid_id, author_id, body, photos, board, claim_code, state, created_at, sent_at,
          listed_at, locked_by, locked_until) VALUES ?`,
        [values],
      );
      shots.push(...portion.map((draft, i) => shotOf(draft, insertId + i)));
    }
    return shots;
  }

  function shotOf(
    {
      author,
      reviewer,
      sentAt,
      serial: n,
    }: { author: Author; reviewer: Caller; sentAt: number; serial: number },
    postId: number,
  ): Shot {
    const input = { postId, version: 1, ruleCode: CODE };
    const key = `bench-${run}-${n}`;
    const facts: Facts = {
      tokenHash: reviewer.tokenHash,
      userId: reviewer.id,
      communityId: author.communityId,
      townId: author.townId,
      postId,
      residentId: author.id,
      key,
      inputHash: hashInput(input),
      sentAt,
    };
    for (const period of ['day', 'week', 'month', 'year'] as const satisfies Period[]) {
      facts[`${period}Start`] = periodStart(period, sentAt);
      facts[`${period}End`] = periodEnd(period, sentAt);
    }
    return { variant: 0, caller: reviewer, body: JSON.stringify(input), key, facts };
  }

  const idsOf = (shots: readonly Shot[]) => shots.map(({ facts }) => Number(facts['postId']));
  return {
    name: 'approve',
    path: '/api/review.approve',
    variants: 1,
    reusable: false,
    // Days, weeks, months and years all differ, so that every bound of a cap can be told from the others.
    samples: () => make(3, (n) => SAMPLES_FROM + (n % 3) * 397 * DAY + ((n * 7919) % 80_000) * 1000, samples),
    supply: (count) =>
      make(
        count,
        (n) => lastDay - Math.floor((n - firstSerial) / authors.length) * DAY + ((n * 7919) % 80_000) * 1000,
      ),
    check: async (used) => {
      const ids = idsOf(used);
      const count = (sql: string) => countOver(connection, sql, ids);
      mustBe(
        'approved posts',
        await count(
          "SELECT COUNT(*) FROM posts WHERE id IN (?) AND state = 'approved' AND transfer_id IS NOT NULL AND locked_by IS NULL",
        ),
        ids.length,
      );
      mustBe(
        'transfers',
        await count(`SELECT COUNT(*) FROM transfers t JOIN posts p ON p.id = t.post_id AND p.transfer_id = t.id AND t.transfer_key = CONCAT('post:', p.id)
        AND t.resident_id = p.author_id AND t.occurred_at = p.sent_at AND t.points = ${points} WHERE p.id IN (?)`),
        ids.length,
      );
      mustBe(
        'balanced entries',
        await count(`SELECT COUNT(*) FROM (SELECT t.id FROM transfers t JOIN entries e ON e.transfer_id = t.id WHERE t.post_id IN (?)
        GROUP BY t.id HAVING COUNT(*) = 2 AND SUM(e.amount) = 0 AND MAX(e.amount) = ${points}) x`),
        ids.length,
      );
      mustBe(
        'last lines that are not the balance',
        await count(`SELECT COUNT(*) FROM accounts a WHERE a.kind = 'resident' AND a.owner_id IN
        (SELECT author_id FROM posts WHERE id IN (?)) AND a.balance <> (SELECT SUM(e.amount) FROM entries e WHERE e.account_id = a.id)`),
        0,
      );
      mustBe(
        'reviews',
        await count("SELECT COUNT(*) FROM reviews WHERE post_id IN (?) AND decision = 'approve'"),
        ids.length,
      );
      const keys = used.map(({ key }) => key ?? '');
      const kept = await countKeys(connection, keys);
      mustBe('stored replies', kept, ids.length);
    },
    discard: async (left) => {
      const ids = idsOf(left);
      if (ids.length > 0)
        await countOver(connection, "DELETE FROM posts WHERE state = 'pending' AND id IN (?)", ids);
    },
  };
}

async function countKeys(connection: Connection, keys: readonly string[]): Promise<number> {
  let kept = 0;
  for (let at = 0; at < keys.length; at += 2_000) {
    const [[row]] = await connection.query<RowDataPacket[]>(
      "SELECT COUNT(*) AS n FROM idempotency_keys WHERE call_name = 'review.approve' AND client_key IN (?) AND reply LIKE '%approved%'",
      [keys.slice(at, at + 2_000)],
    );
    kept += Number(row?.['n']);
  }
  return kept;
}
