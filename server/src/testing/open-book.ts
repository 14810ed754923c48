import { openDatabase } from '../database';
import { Db, type DataSource } from '../kernel/database';
import { inTransaction } from '../kernel/transaction';
import { migratedDatabase } from './migrated';
import { layTown, type Person, type Town } from './town';
import { accountOf } from '../book/accounts';
import { payBonus, payCompensation, deductPoints, grantToPool } from '../book/adjust';

/** A town on a database of its own, without a server, and the shortest ways to put lines into its book. */
export interface BookTown {
  source: DataSource;
  db: Db;
  town: Town;
  databaseUrl: string;
  /** Gives a resident points in the given transaction, or in one of its own. */
  give: (person: Person, points: number, now: number, db?: Db) => Promise<number>;
  /** Some of everything that a book knows, one line a minute from `from` on. */
  write: (lines: number, from: number) => Promise<void>;
}

const RESIDENTS = ['wang', 'chen', 'aygul', 'li'] as const;

export async function openBook(): Promise<BookTown> {
  const databaseUrl = await migratedDatabase();
  const source = await openDatabase(databaseUrl, 40);
  const db = new Db(source.manager);
  const town = await layTown(db, 0);
  const { townId, east, west, people } = town;
  // The very first transfer makes the town's issuing account, and others would wait for that.
  await accountOf(db, 'issue', townId, townId);
  let serial = 0;
  const given = (person: Person, points: number, now: number) => ({
    key: `test:${++serial}`,
    townId,
    communityId: person === 'aygul' ? west.id : east.id,
    residentId: people[person],
    points,
    unitId: east.id,
    actorId: people.xu,
    secondActorId: null,
    note: `第${serial}笔，“引号”与\\反斜线`,
    now,
  });
  const give: BookTown['give'] = (person, points, now, open) =>
    open
      ? payCompensation(open, 'compensate', given(person, points, now))
      : inTransaction(source, (own) => payCompensation(own, 'compensate', given(person, points, now)));

  const write: BookTown['write'] = async (lines, from) => {
    for (let index = 0; index < lines; index++) {
      const person = RESIDENTS[index % RESIDENTS.length] ?? 'wang';
      const line = given(person, 1 + (index % 30), from + index * 60_000);
      await inTransaction(source, async (own) => {
        if (index % 11 === 10) await deductPoints(own, serial, { ...line, points: 1 });
        else if (index % 7 === 0) await grantToPool(own, { ...line, communityId: east.id });
        else if (index % 7 === 6) await payBonus(own, { ...line, communityId: east.id, points: 1 });
        else await payCompensation(own, 'compensate', line);
      });
    }
  };
  return { source, db, town, databaseUrl, give, write };
}
