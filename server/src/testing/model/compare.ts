import type { Db } from '../../kernel/database';
import { sql } from '../../kernel/sql';
import { Disagreement, type Reference } from './reference';
import type { World } from './world';

/** Fails unless what the database holds of every resident, hold, shop and family is what the reference says. */
export async function compare(db: Db, world: World, reference: Reference): Promise<void> {
  const ids = world.residents.map(({ id }) => id);
  const stored = new Map<string, number>();
  const put = (name: string, value: number) => value !== 0 && stored.set(name, value);

  for (const row of await db.rows<{ kind: string; owner: number; balance: number }>(
    sql`SELECT kind, owner_id AS owner, balance FROM accounts WHERE kind IN ('resident', 'hold') AND owner_id IN (${ids})`,
  ))
    put(`${row.kind} ${row.owner}`, row.balance);
  for (const row of await db.rows<{ id: number; balance: number }>(
    sql`SELECT id, balance FROM accounts WHERE id IN (${[...world.shops.map(({ id }) => id), world.fund.accountId]})`,
  ))
    put(`shop ${row.id}`, row.balance);
  for (const row of await db.rows<{ owner: number; transfer: number; remaining: number }>(
    sql`SELECT resident_id AS owner, transfer_id AS transfer, remaining FROM lots WHERE resident_id IN (${ids})`,
  ))
    put(`lot ${row.owner}/${row.transfer}`, row.remaining);
  for (const row of await db.rows<{ owner: number; owed: number }>(
    sql`SELECT resident_id AS owner, SUM(amount - repaid) AS owed FROM debts WHERE resident_id IN (${ids}) GROUP BY resident_id`,
  ))
    put(`debt ${row.owner}`, row.owed);
  for (const row of await db.rows<{ owner: number; period: string; points: number }>(
    sql`SELECT user_id AS owner, period, points FROM honour_totals WHERE user_id IN (${ids})`,
  ))
    put(`honour ${row.owner} ${row.period}`, row.points);
  for (const row of await db.rows<{ owner: number; period: string; points: number }>(
    sql`SELECT owner_id AS owner, period, points FROM group_totals WHERE kind = 'household'`,
  ))
    put(`family ${row.period} ${row.owner}`, row.points);
  for (const row of await db.rows<{ owner: number; period: string; points: number }>(
    sql`SELECT owner_id AS owner, period, points FROM group_totals WHERE kind = 'taken'`,
  ))
    put(`taken ${row.period} ${row.owner}`, row.points);
  for (const row of await db.rows<{ id: number; objections: number }>(
    sql`SELECT id, open_objections AS objections FROM holds WHERE open_objections > 0`,
  ))
    put(`objections to ${row.id}`, row.objections);
  for (const row of await db.rows<{ id: number; state: string }>(sql`SELECT id, state FROM holds`))
    stored.set(`hold ${row.id} is ${row.state}`, 1);

  const expected = expectedOf(world, reference);
  const wrong = [...new Set([...stored.keys(), ...expected.keys()])].filter(
    (name) => stored.get(name) !== expected.get(name),
  );
  if (wrong.length)
    throw new Disagreement(
      `${wrong.length} values differ: ${wrong
        .slice(0, 5)
        .map((name) => `${name}: stored ${stored.get(name) ?? 0}, reference ${expected.get(name) ?? 0}`)
        .join('; ')}`,
    );
}

function expectedOf(world: World, reference: Reference): Map<string, number> {
  const expected = new Map<string, number>();
  const put = (name: string, value: number) => value !== 0 && expected.set(name, value);
  for (const { id } of world.residents) {
    const person = reference.person(id);
    put(`resident ${id}`, person.balance);
    put(`hold ${id}`, person.held);
    person.lots.forEach((lot) => put(`lot ${id}/${lot.transferId}`, lot.remaining));
    put(
      `debt ${id}`,
      person.deductions.reduce((owed, { left }) => owed + left, 0),
    );
    person.honour.forEach((points, period) => put(`honour ${id} ${period}`, points));
  }
  reference.others.forEach((balance, id) => put(`shop ${id}`, balance));
  reference.taken.forEach((points, key) => put(`taken ${key}`, points));
  reference.households.forEach((points, key) => put(`family ${key}`, points));
  reference.holds.forEach((hold) => {
    put(`objections to ${hold.id}`, hold.objections);
    expected.set(`hold ${hold.id} is ${hold.state}`, 1);
  });
  return expected;
}
