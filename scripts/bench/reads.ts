import type { Connection, RowDataPacket } from 'mysql2/promise';
import { around, countOver, mustBe, type Operation, type Shot } from './operation';
import type { Caller } from './people';

/** The ways in which the square is read: one's community, the whole town, one board. */
const PAGES = [{ scope: 'community' }, { scope: 'town' }, { scope: 'town', board: 'sanitation' }];

/** The first page of twenty, each time for another resident. */
export function feedOperation(residents: readonly Caller[]): Operation {
  const bodies = PAGES.map((page) => JSON.stringify({ ...page, size: 20 }));
  const shot = (caller: Caller, variant: number): Shot => ({
    variant,
    caller,
    body: bodies[variant] ?? '{}',
    facts: {
      tokenHash: caller.tokenHash,
      userId: caller.id,
      communityId: caller.communityId,
      townId: caller.townId,
    },
  });
  return {
    name: 'feed',
    path: '/api/post.feed',
    variants: PAGES.length,
    reusable: true,
    samples: (variant) => Promise.resolve(apart(residents, 3).map((caller) => shot(caller, variant))),
    supply: (count) =>
      Promise.resolve(
        Array.from({ length: Math.min(count, residents.length) }, (_, i) =>
          shot(residents[i] as Caller, i % PAGES.length),
        ),
      ),
    check: () => Promise.resolve(),
    discard: () => Promise.resolve(),
  };
}

/** Some people of different communities. */
export function apart(callers: readonly Caller[], count: number): Caller[] {
  const byCommunity = new Map(callers.map((caller) => [caller.communityId, caller]));
  return [...byCommunity.values()].slice(0, count);
}

/** Residents like posts all over the town. */
export async function likeOperation(
  connection: Connection,
  residents: readonly Caller[],
): Promise<Operation> {
  const [rows] = await connection.query<RowDataPacket[]>(
    "SELECT id FROM posts WHERE state = 'approved' ORDER BY (id * 7919) % 162007 LIMIT 40000",
  );
  const posts = rows.map((row) => (row as { id: number }).id);
  let serial = Math.floor(Math.random() * 1e9);
  const next = (caller?: Caller): Shot => {
    serial += 1;
    const who = caller ?? around(residents, serial);
    const postId = around(posts, serial * 31 + Math.floor(serial / residents.length));
    return {
      variant: 0,
      caller: who,
      body: JSON.stringify({ subject: { kind: 'post', id: postId }, liked: true }),
      facts: {
        tokenHash: who.tokenHash,
        userId: who.id,
        communityId: who.communityId,
        townId: who.townId,
        postId,
      },
    };
  };
  const idsOf = (shots: readonly Shot[]) => [...new Set(shots.map(({ facts }) => Number(facts['postId'])))];
  return {
    name: 'like',
    path: '/api/like.set',
    variants: 1,
    reusable: false,
    samples: () => {
      const shots = apart(residents, 3).map((caller) => next(caller));
      // The last one likes the same post again, which must move no counter.
      return Promise.resolve([...shots, ...shots.slice(0, 1)]);
    },
    supply: (count) => Promise.resolve(Array.from({ length: count }, () => next())),
    check: async (used) => {
      const pairs = used.map(({ facts }) => [facts['postId'], facts['userId']]);
      const distinct = new Set(pairs.map(([post, user]) => `${String(post)} ${String(user)}`)).size;
      let found = 0;
      for (let at = 0; at < pairs.length; at += 2_000) {
        const [[count]] = await connection.query<RowDataPacket[]>(
          "SELECT COUNT(*) AS n FROM likes WHERE subject_kind = 'post' AND (subject_id, user_id) IN (?)",
          [pairs.slice(at, at + 2_000)],
        );
        found += Number(count?.['n']);
      }
      mustBe('likes', found, distinct === pairs.length ? pairs.length : found);
      const wrong = await countOver(
        connection,
        `SELECT COUNT(*) FROM posts p WHERE p.id IN (?) AND p.like_count <> (SELECT COUNT(*) FROM likes l WHERE l.subject_kind = 'post' AND l.subject_id = p.id)`,
        idsOf(used),
      );
      mustBe('posts whose counter is not the number of their likes', wrong, 0);
    },
    discard: () => Promise.resolve(),
  };
}
