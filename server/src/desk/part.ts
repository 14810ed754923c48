import { DAY } from '@jishan/shared/calendar';
import type { Db } from '../kernel/database';
import { join, raw, sql, type Sql } from '../kernel/sql';

/*
 * Who has a part in a decision. This is the one place that knows: lists ask it in SQL (`partSql`), buttons and calls with
 * what they have in hand (`hasPart`), and both ask it of the same circle, so that they cannot drift apart.
 */

/** Whoever has left a family or a shop stands as near as before for so long. */
export const LATELY = 30 * DAY;

/** Everybody and every shop so near to somebody that they do not decide about them. */
export interface Circle {
  userId: number;
  /** Who lives, or lately lived, in one household with them; themselves first. */
  family: readonly number[];
  /** The family, and who works, or lately worked, in one shop with them. */
  people: readonly number[];
  /** Where they or their family work, or lately worked. */
  shops: readonly number[];
}

const lives = (row: Sql, since: number) =>
  sql`${row}.joined_at IS NOT NULL AND (${row}.left_at IS NULL OR ${row}.left_at > ${since})`;
const works = (since: number) => sql`(w.active = 1 OR w.until > ${since})`;

/** Somebody and who shares, or lately shared, a household with them. */
export async function familyOf(db: Db, userId: number, now: number): Promise<readonly number[]> {
  const since = now - LATELY;
  const rows = await db.rows<{ id: number }>(
    sql`SELECT DISTINCT theirs.user_id AS id FROM household_members own FORCE INDEX (user)
        JOIN household_members theirs FORCE INDEX (household) ON theirs.household_id = own.household_id
      WHERE own.user_id = ${userId} AND ${lives(raw('own'), since)} AND ${lives(raw('theirs'), since)}`,
  );
  return [...new Set([userId, ...rows.map(({ id }) => id)])];
}

/** The circle of somebody as it is now. Ask for it once the row that is decided is locked. */
export async function circleOf(db: Db, userId: number, now: number): Promise<Circle> {
  const since = now - LATELY;
  const family = await familyOf(db, userId, now);
  const jobs = await db.rows<{ userId: number; shop: number }>(
    sql`SELECT w.user_id AS userId, w.merchant_id AS shop FROM merchant_members w FORCE INDEX (user)
      WHERE w.user_id IN (${family}) AND ${works(since)}`,
  );
  const own = jobs.filter((job) => job.userId === userId).map(({ shop }) => shop);
  const colleagues = own.length
    ? await db.rows<{ id: number }>(
        sql`SELECT w.user_id AS id FROM merchant_members w FORCE INDEX (once) WHERE w.merchant_id IN (${own}) AND ${works(since)}`,
      )
    : [];
  return {
    userId,
    family,
    people: [...new Set([...family, ...colleagues.map(({ id }) => id)])],
    shops: [...new Set(jobs.map(({ shop }) => shop))],
  };
}

/** Whom a decision is about: who wrote or asked for it, gains or loses by it, or has decided it before; and whose shop it is. */
export interface Parties {
  people?: readonly (number | null)[];
  shops?: readonly (number | null)[];
}

/** Whether somebody of this circle has a part in it. */
export function hasPart(circle: Circle, { people = [], shops = [] }: Parties): boolean {
  const isNear = (near: readonly number[]) => (id: number | null) => id !== null && near.includes(id);
  return people.some(isNear(circle.people)) || shops.some(isNear(circle.shops));
}

/** The same of a row: columns that name people and shops (NULL: nobody), and `FROM … WHERE … column` that finds more of them. */
export interface PartyColumns {
  people?: readonly string[];
  peopleAmong?: readonly string[];
  shops?: readonly string[];
  shopsAmong?: readonly string[];
}

/** 1 or 0, as `hasPart` says of the same people and shops; to be selected, or negated in a WHERE. */
export function partSql(
  circle: Circle,
  { people = [], peopleAmong = [], shops = [], shopsAmong = [] }: PartyColumns,
): Sql {
  const column = (name: string, near: readonly number[]) => sql`COALESCE(${raw(name)} IN (${near}), 0)`;
  const among = (source: string, near: readonly number[]) =>
    sql`EXISTS (SELECT 1 ${raw(source)} IN (${near}))`;
  const terms = [
    ...people.map((name) => column(name, circle.people)),
    ...peopleAmong.map((source) => among(source, circle.people)),
    // Most staff have no shop, and nothing is IN ().
    ...(circle.shops.length ? shops : []).map((name) => column(name, circle.shops)),
    ...(circle.shops.length ? shopsAmong : []).map((source) => among(source, circle.shops)),
  ];
  return terms.length ? sql`(${join(terms, ' OR ')})` : raw(0);
}
