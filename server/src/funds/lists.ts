import type { Input, Reply } from '@jishan/shared/api';
import { shortName } from '@jishan/shared/names';
import type { Db } from '../kernel/database';
import { scopeFilter, type SettledUser, type StaffUser, type User } from '../kernel/identity';
import { keyset } from '../kernel/keyset';
import { raw, sql, type Sql } from '../kernel/sql';
import { circleOf } from '../desk';
import type { PhotoStore } from '../photos';
import { fundView, readFund, selectFund, type Fund } from './fund';
import { proposedView, selectUse, selectUseFor, fundUseView, type ReadUse, type Use } from './fund-use';
import { anonymousGiver } from './words';

/** So many gifts and uses a fund's page shows before more is asked for. */
const SHOWN = 5;

/** Funds of my town: what is open first. */
export async function listFunds(
  db: Db,
  photos: PhotoStore,
  user: SettledUser,
  input: Input<'fund.list'>,
  now: number,
): Promise<Reply<'fund.list'>> {
  const page = keyset(input, { by: ['f.closed', 'f.id'] });
  const [closed = 0, before] = page.from ?? [];
  const of = (part: number, after: Sql, atMost: number) =>
    db.rows<Fund>(
      sql`${selectFund('town_list')} WHERE f.town_id = ${user.townId} AND f.closed = ${part} AND ${after} ORDER BY f.id DESC LIMIT ${atMost}`,
    );
  const rows = await of(closed, before === undefined ? raw('TRUE') : sql`f.id < ${before}`, page.limit);
  if (closed === 0 && rows.length < page.limit)
    rows.push(...(await of(1, raw('TRUE'), page.limit - rows.length)));
  return page.of(
    rows,
    (fund) => fundView(fund, photos, now),
    (fund) => [fund.closed, fund.id],
  );
}

interface GiftRow {
  id: number;
  name: string;
  anonymous: 0 | 1;
  points: number;
  at: number;
}

interface Asked {
  cursor?: string | undefined;
  size?: number | undefined;
}

async function giftsTo(db: Db, fundId: number, asked: Asked): Promise<Reply<'fund.gifts'>> {
  const page = keyset(asked, { by: ['g.id'], desc: true });
  const rows = await db.rows<GiftRow>(
    sql`SELECT g.id, u.name, g.anonymous, g.points, g.created_at AS at FROM fund_gifts g FORCE INDEX (fund)
        JOIN users u FORCE INDEX (PRIMARY) ON u.id = g.user_id WHERE g.fund_id = ${fundId} AND ${page.after} ${page.inOrder}`,
  );
  return page.of(rows, giftView, ({ id }) => [id]);
}

const giftView = ({ id, name, anonymous, points, at }: GiftRow) => ({
  id,
  name: anonymous ? anonymousGiver : shortName(name),
  points,
  at,
});

async function usesDone(
  db: Db,
  photos: PhotoStore,
  fundId: number,
  asked: Asked,
  now: number,
): Promise<Reply<'fund.uses'>> {
  const page = keyset(asked, { by: ['x.decided_at', 'x.id'], desc: true });
  const rows = await db.rows<Use>(
    sql`${selectUse('fund_done')} WHERE x.fund_id = ${fundId} AND x.state = 'done' AND ${page.after} ${page.inOrder}`,
  );
  return page.of(
    rows,
    (use) => fundUseView(use, photos, now),
    (use) => [use.decidedAt ?? 0, use.id],
  );
}

/** One fund, as a guest may read it too. */
export async function fundPage(
  db: Db,
  photos: PhotoStore,
  user: User | null,
  { fundId }: Input<'fund.get'>,
  now: number,
): Promise<Reply<'fund.get'>> {
  const fund = await readFund(db, fundId);
  const [gifts, uses, given] = await Promise.all([
    giftsTo(db, fundId, { size: SHOWN }),
    usesDone(db, photos, fundId, { size: SHOWN }, now),
    user &&
      db.row<{ points: number }>(
        sql`SELECT points FROM fund_givers WHERE fund_id = ${fundId} AND user_id = ${user.id}`,
      ),
  ]);
  return {
    ...fundView(fund, photos, now),
    lastGifts: gifts.items,
    lastUses: uses.items,
    mine: user && (given?.points ?? 0),
  };
}

export async function fundGifts(db: Db, input: Input<'fund.gifts'>): Promise<Reply<'fund.gifts'>> {
  const { id } = await readFund(db, input.fundId);
  return giftsTo(db, id, input);
}

export async function usesOfFund(
  db: Db,
  photos: PhotoStore,
  input: Input<'fund.uses'>,
  now: number,
): Promise<Reply<'fund.uses'>> {
  const { id } = await readFund(db, input.fundId);
  return usesDone(db, photos, id, input, now);
}

/** What waits for a second person, oldest first. */
export async function fundUseQueue(
  db: Db,
  photos: PhotoStore,
  user: StaffUser,
  input: Input<'fund.queue'>,
  now: number,
): Promise<Reply<'fund.queue'>> {
  const page = keyset(input, { by: ['x.id'] });
  const { column, id } = scopeFilter(user);
  // A grid has no fund.
  if (column === 'grid_id') return { items: [], next: null };
  const select = selectUseFor(await circleOf(db, user.id, now), column.replace('_id', '_queue'));
  const rows = await db.rows<ReadUse>(
    sql`${select} WHERE x.${raw(column)} = ${id} AND x.state = 'proposed' AND ${page.after} ${page.inOrder}`,
  );
  return page.of(
    rows,
    (use) => proposedView(use, photos, user.id, now),
    (use) => [use.id],
  );
}
