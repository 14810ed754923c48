import { dayOf } from '@jishan/shared/calendar';
import { CENTRE } from '../../server/src/demo/shops/plan';
import type { Db } from '../../server/src/kernel/database';
import { raw, sql } from '../../server/src/kernel/sql';
import { publicPosts, type Callers } from './calls';
import { feed as feedByHand } from './frozen/feed';
import { homeSummary } from './frozen/home';
import { pointsLines, pointsMonth, pointsSummary } from './frozen/points';
import { commentList, postGet } from './frozen/post';
import { rankingList, rankingMine } from './frozen/ranking';
import { allianceList } from './frozen/shops';
import { around, many, sameInput, start, type Operation, type Reply } from './operation';
import type { Caller } from './people';

/** One's community, the whole town, one board of it. */
const BOARDS = [{ scope: 'community' }, { scope: 'town' }, { scope: 'town', board: 'sanitation' }];

/** Each shot is another resident's, with the next of the inputs. */
function supplier({ residents }: Callers, inputOf: (serial: number, caller: Caller) => Reply) {
  let serial = start();
  return (count: number) =>
    many(count, () => {
      const caller = around(residents, (serial += 1));
      return { caller, input: inputOf(serial, caller) };
    });
}

/** The first page of twenty. */
export const feed = (callers: Callers): Operation => ({
  name: 'feed',
  calls: [{ name: 'post.feed', inputOf: sameInput, byHand: feedByHand }],
  people: callers.residents.length,
  supply: supplier(callers, (serial) => ({ ...around(BOARDS, serial), size: 20 })),
});

/** The page after it. */
export async function secondPage(db: Db, callers: Callers): Promise<Operation> {
  const cursors = new Map<string, string>();
  const regionOf = (scope: string | undefined, { communityId, townId }: Caller) =>
    scope === 'community' ? communityId : townId;
  for (const caller of callers.residents)
    for (const { scope, board } of BOARDS) {
      const key = `${regionOf(scope, caller)} ${board}`;
      if (cursors.has(key)) continue;
      const last = await db.row<{ at: number; id: number }>(
        sql`SELECT listed_at AS at, id FROM posts WHERE ${raw(`${scope}_id`)} = ${regionOf(scope, caller)} AND state = 'approved'
          ${board ? sql`AND board = ${board}` : raw('')} ORDER BY listed_at DESC, id DESC LIMIT 1 OFFSET 19`,
      );
      if (last) cursors.set(key, Buffer.from(`${last.at},${last.id}`).toString('base64url'));
    }
  return {
    name: 'feed, page 2',
    calls: [{ name: 'post.feed', inputOf: sameInput, byHand: feedByHand }],
    people: callers.residents.length,
    supply: supplier(callers, (serial, caller) => {
      const { scope, board } = around(BOARDS, serial);
      // A board of a small town may have no second page: then it is the first.
      const cursor = cursors.get(`${regionOf(scope, caller)} ${board}`);
      return { scope, ...(board ? { board } : {}), size: 20, ...(cursor ? { cursor } : {}) };
    }),
  };
}

/** `home.summary`, which the first screen waits for; what shops have to tell comes late and is another call. */
export const home = (callers: Callers): Operation => ({
  name: 'home',
  alsoAlone: true,
  calls: [{ name: 'home.summary', inputOf: () => ({}), byHand: homeSummary }],
  people: callers.residents.length,
  supply: supplier(callers, () => ({})),
});

/** A post of one's town with its comments, all of them as likely; two calls in one request. */
export async function detail(db: Db, callers: Callers): Promise<Operation> {
  const posts = await publicPosts(db);
  return {
    name: 'detail with comments',
    together: true,
    calls: [
      { name: 'post.get', inputOf: ({ input }) => ({ id: input['id'] }), byHand: postGet },
      {
        ...{ name: 'comment.list', byHand: commentList },
        inputOf: ({ input }) => ({ subject: { kind: 'post', id: input['id'] } }),
      },
    ],
    people: callers.residents.length,
    supply: supplier(callers, (serial, { townId }) => ({ id: around(posts.get(townId) ?? [], serial).id })),
  };
}

/** My points: the summary, this month and its lines; three calls in one request, as the page asks. */
export function points(callers: Callers): Operation {
  const month = dayOf(Date.now()).slice(0, 7);
  return {
    name: 'points page',
    together: true,
    calls: [
      { name: 'points.summary', inputOf: () => ({}), byHand: pointsSummary },
      { name: 'points.month', inputOf: () => ({ month }), byHand: pointsMonth },
      { name: 'points.lines', inputOf: () => ({ month }), byHand: pointsLines },
    ],
    people: callers.residents.length,
    supply: supplier(callers, () => ({})),
  };
}

/** 德商: the nearest to where one stands, the newest, the busiest. */
export const shops = (callers: Callers): Operation => ({
  name: 'shops',
  calls: [{ name: 'alliance.list', inputOf: sameInput, byHand: allianceList }],
  people: callers.residents.length,
  supply: supplier(callers, (serial) => {
    const away = ((serial * 7919) % 400) / 10_000;
    const at = { lat: CENTRE.lat + away - 0.02, lng: CENTRE.lng - away + 0.02 };
    return around([{ order: 'near', at }, { order: 'newest' }, { order: 'busiest' }], serial);
  }),
});

const RANKINGS = [
  { period: 'month', scope: 'town' },
  { period: 'month', scope: 'community' },
  { period: 'year', scope: 'town' },
  { period: 'year', scope: 'community' },
];

/** An honour board and one's own place on it; two calls in one request. */
export const ranking = (callers: Callers): Operation => ({
  name: 'ranking',
  together: true,
  calls: [
    { name: 'ranking.list', inputOf: sameInput, byHand: rankingList },
    { name: 'ranking.mine', inputOf: sameInput, byHand: rankingMine },
  ],
  people: callers.residents.length,
  supply: supplier(callers, (serial) => around(RANKINGS, serial)),
});
