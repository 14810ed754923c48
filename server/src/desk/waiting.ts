import type { Reply } from '@jishan/shared/api';
import type { Db } from '../kernel/database';
import { scopeFilter, type StaffUser } from '../kernel/identity';
import { raw, sql, type Sql } from '../kernel/sql';

/** What a queue is called in `review.count`. */
export type QueueName = Exclude<keyof Reply<'review.count'>, 'decidedToday'>;

/** How much of a queue waits in a staff member's region. Each feature brings its own; app.ts names them all. */
export type CountWaiting = (db: Db, user: StaffUser, now: number) => Promise<number>;
export type Waitings = Readonly<Record<QueueName, CountWaiting>>;

interface Queue {
  /** `FROM` and what is read: the columns of the place must be the table's of `alias`. */
  from: string;
  alias: string;
  where: (now: number) => Sql;
  /** Shops and funds lie in communities: to a grid's staff nothing of them waits. */
  inGrids: boolean;
}

/** Counts the rows of a region that wait. */
export const countRows =
  ({ from, alias, where, inGrids }: Queue): CountWaiting =>
  async (db, user, now) => {
    const { column, id } = scopeFilter(user);
    if (column === 'grid_id' && !inGrids) return 0;
    const row = await db.row<{ n: number }>(
      sql`SELECT COUNT(*) AS n FROM ${raw(from)} WHERE ${raw(alias)}.${raw(column)} = ${id} AND ${where(now)}`,
    );
    return row?.n ?? 0;
  };

/** How much waits in each of these queues. */
export async function countAll<Q extends QueueName>(
  db: Db,
  waitings: Pick<Waitings, Q>,
  user: StaffUser,
  now: number,
): Promise<Record<Q, number>> {
  const counted = {} as Record<Q, number>;
  for (const [name, count] of Object.entries(waitings) as [Q, CountWaiting][])
    counted[name] = await count(db, user, now);
  return counted;
}
