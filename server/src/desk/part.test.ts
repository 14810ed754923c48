import { DAY } from '@jishan/shared/calendar';
import { openTown, type TestTown } from '../testing/open-town';
import { circleOf, hasPart, partSql } from './part';
import { sql } from '../kernel/sql';

let town: TestTown;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.server.stop());

const PEOPLE = 12;
const SHOPS = 4;

interface Stay {
  person: number;
  place: number;
  /** Days ago; null: still there. */
  left: number | null;
}

/** A row of random life: who lives and works where, and since when no more. The seed makes a failure come again. */
function stays(seed: number, places: number, once: boolean): Stay[] {
  let state = seed;
  const below = (most: number) => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return Math.floor((state / 2147483648) * most);
  };
  const made: Stay[] = [];
  const there = new Set<string>();
  for (let n = 0; n < PEOPLE; n++) {
    const person = below(PEOPLE);
    const place = below(places);
    const left = [null, null, 1, 29, 31, 90][below(6)] ?? null;
    const key = once ? `${person}` : `${person}/${place}`;
    if (left === null && there.has(key)) continue;
    if (left === null) there.add(key);
    made.push({ person, place, left });
  }
  return made;
}

/** The same, said as the rule says it: together in one place, neither longer gone than thirty days. */
function together(life: readonly Stay[], one: number, other: number): boolean {
  const at = (person: number) =>
    life
      .filter((stay) => stay.person === person && (stay.left === null || stay.left < 30))
      .map(({ place }) => place);
  return one === other || at(one).some((place) => at(other).includes(place));
}

const isAt = (life: readonly Stay[], person: number, place: number) =>
  life.some(
    (stay) => stay.person === person && stay.place === place && (stay.left === null || stay.left < 30),
  );

test.each([1, 2, 3, 4, 5, 6])(
  'lists, buttons and the rule itself agree about who has a part (life %i)',
  async (seed) => {
    const { db, clock } = town.server;
    const { now } = clock;
    const base = seed * 1000;
    const homes = stays(seed, 5, true);
    const jobs = stays(seed + 100, SHOPS, false);
    for (const { person, place, left } of homes)
      await db.run(
        sql`INSERT INTO household_members (household_id, user_id, member, state, asked_at, joined_at, left_at) VALUES (${[
          ...[base + place, base + person, left === null ? 1 : null, left === null ? 'joined' : 'left'],
          ...[now - 100 * DAY, now - 100 * DAY, left === null ? null : now - left * DAY],
        ]})`,
      );
    // Who has asked, and was never let in, lives nowhere.
    await db.run(
      sql`INSERT INTO household_members (household_id, user_id, member, state, asked_at, left_at) VALUES (${base}, ${base + 99}, NULL, 'left', ${now}, ${now})`,
    );
    for (const { person, place, left } of jobs)
      await db.run(
        sql`INSERT INTO merchant_members (merchant_id, user_id, role, active, since, until) VALUES (${base + place}, ${base + person}, 'clerk', ${left === null ? 1 : null}, ${now - 100 * DAY}, ${left === null ? null : now - left * DAY})`,
      );

    let near = 0;
    for (let reader = 0; reader < PEOPLE; reader++) {
      const circle = await circleOf(db, base + reader, now);
      const family = Array.from({ length: PEOPLE }, (_, person) => person).filter((person) =>
        together(homes, reader, person),
      );
      for (let author = 0; author < PEOPLE; author++)
        for (const shop of [null, 0, 1, 2, 3]) {
          const expected =
            family.includes(author) ||
            together(jobs, reader, author) ||
            (shop !== null && family.some((person) => isAt(jobs, person, shop)));
          near += expected ? 1 : 0;
          const facts = { people: [base + author, null], shops: [shop === null ? null : base + shop] };
          expect([reader, author, shop, hasPart(circle, facts)]).toEqual([reader, author, shop, expected]);
          const byColumn = partSql(circle, { people: ['p.author', 'p.nobody'], shops: ['p.shop'] });
          const among = partSql(circle, {
            peopleAmong: ['FROM (SELECT 1) one WHERE p.author'],
            shopsAmong: ['FROM (SELECT 1) one WHERE p.shop'],
          });
          const row = await db.row<{ byColumn: number; among: number }>(
            sql`SELECT ${byColumn} AS byColumn, ${among} AS among
              FROM (SELECT ${base + author} AS author, NULL AS nobody, ${shop === null ? null : base + shop} AS shop) p`,
          );
          expect([reader, author, shop, row]).toEqual([
            reader,
            author,
            shop,
            { byColumn: Number(expected), among: Number(expected) },
          ]);
        }
    }
    expect(near).toBeGreaterThan(PEOPLE * 5);
  },
);
