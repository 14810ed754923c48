import type { Input, Reply } from '@jishan/shared/api';
import { shortName } from '@jishan/shared/names';
import { decodeCursor, pageOf, pageSize } from '../kernel/cursor';
import type { Db } from '../kernel/database';
import { scopeFilter, type SettledUser, type StaffUser, type User } from '../kernel/identity';
import { raw, sql } from '../kernel/sql';
import { circleOf } from '../desk';
import type { PhotoStore } from '../photos';
import { fundView, readFund, selectFund, type Fund } from './fund';
import { proposedView, selectUse, selectUseFor, fundUseView, type ReadUse, type Use } from './fund-use';
import { anonymousGiver } from './words';

const LAST = Number.MAX_SAFE_INTEGER;
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
  const size = pageSize(input.size);
  const [closed = 0, before = LAST] = input.cursor ? decodeCursor(input.cursor, 2) : [];
  const of = (part: number, below: number, atMost: number) =>
    db.rows<Fund>(
      sql`${selectFund('town_list')} WHERE f.town_id = ${user.townId} AND f.closed = ${part} AND f.id < ${below} ORDER BY f.id DESC LIMIT ${atMost}`,
    );
  const rows = await of(closed, before, size + 1);
  if (closed === 0 && rows.length <= size) rows.push(...(await of(1, LAST, size + 1 - rows.length)));
  return pageOf(
    rows,
    size,
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

const giftRows = (db: Db, fundId: number, before: number, atMost: number) =>
  db.rows<GiftRow>(
    sql`SELECT g.id, u.name, g.anonymous, g.points, g.created_at AS at FROM fund_gifts g FORCE INDEX (fund)
        JOIN users u FORCE INDEX (PRIMARY) ON u.id = g.user_id WHERE g.fund_id = ${fundId} AND g.id < ${before} ORDER BY g.id DESC LIMIT ${atMost}`,
  );

const giftView = ({ id, name, anonymous, points, at }: GiftRow) => ({
  id,
  name: anonymous ? anonymousGiver : shortName(name),
  points,
  at,
});

const useRows = (db: Db, fundId: number, [at, id]: readonly [number, number], atMost: number) =>
  db.rows<Use>(
    sql`${raw(selectUse('fund_done'))} WHERE x.fund_id = ${fundId} AND x.state = 'done' AND (x.decided_at, x.id) < (${at}, ${id}) AND x.decided_at <= ${at}
      ORDER BY x.decided_at DESC, x.id DESC LIMIT ${atMost}`,
  );

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
    giftRows(db, fundId, LAST, SHOWN),
    useRows(db, fundId, [LAST, LAST], SHOWN),
    user &&
      db.row<{ points: number }>(
        sql`SELECT points FROM fund_givers WHERE fund_id = ${fundId} AND user_id = ${user.id}`,
      ),
  ]);
  return {
    ...fundView(fund, photos, now),
    lastGifts: gifts.map(giftView),
    lastUses: uses.map((use) => fundUseView(use, photos, now)),
    mine: user && (given?.points ?? 0),
  };
}

export async function fundGifts(db: Db, input: Input<'fund.gifts'>): Promise<Reply<'fund.gifts'>> {
  const { id } = await readFund(db, input.fundId);
  const size = pageSize(input.size);
  const [before = LAST] = input.cursor ? decodeCursor(input.cursor, 1) : [];
  return pageOf(await giftRows(db, id, before, size + 1), size, giftView, (row) => [row.id]);
}

export async function usesOfFund(
  db: Db,
  photos: PhotoStore,
  input: Input<'fund.uses'>,
  now: number,
): Promise<Reply<'fund.uses'>> {
  const { id } = await readFund(db, input.fundId);
  const size = pageSize(input.size);
  const [at = LAST, before = LAST] = input.cursor ? decodeCursor(input.cursor, 2) : [];
  return pageOf(
    await useRows(db, id, [at, before], size + 1),
    size,
    (use) => fundUseView(use, photos, now),
    (use) => [use.decidedAt ?? 0, use.id],
  );
}

/** What waits for a second person, oldest first. */
export async function fundUseQueue(
  db: Db,
  photos: PhotoStore,
  user: StaffUser,
  input: Input<'fund.queue'>,
  now: number,
): Promise<Reply<'fund.queue'>> {
  const size = pageSize(input.size);
  const [after = 0] = input.cursor ? decodeCursor(input.cursor, 1) : [];
  const { column, id } = scopeFilter(user);
  // A grid has no fund.
  if (column === 'grid_id') return { items: [], next: null };
  const select = selectUseFor(await circleOf(db, user.id, now), column.replace('_id', '_queue'));
  const rows = await db.rows<ReadUse>(
    `${select.sql} WHERE x.${column} = ? AND x.state = 'proposed' AND x.id > ? ORDER BY x.id LIMIT ?`,
    [...select.params, id, after, size + 1],
  );
  return pageOf(
    rows,
    size,
    (use) => proposedView(use, photos, user.id, now),
    (use) => [use.id],
  );
}
