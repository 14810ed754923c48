import type { Input, Reply } from '@jishan/shared/api';
import { anyChangeOf } from '../../kernel/changes';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { SettledUser } from '../../kernel/identity';
import { keptBriefly } from '../../kernel/kept-briefly';
import { keyset, type Page } from '../../kernel/keyset';
import { empty, raw, sql, type Sql } from '../../kernel/sql';
import { MERCHANT_COLUMNS, type Merchant } from '../../shops';
import { bestOffers } from '../../trade';
import type { PhotoStore } from '../../photos';

type Given = Input<'alliance.list'>;
type Row = Merchant & { distance: number | null };

/** Metres in a millionth of a degree of latitude. */
const METRES_E6 = 0.11132;

/** What a list of shops is made of, with the best thing that each gives. */
const CHANGES = anyChangeOf('merchants', 'offers', 'offer_prices', 'offer_stocks');

/**
 * The first page for who is nowhere in particular and looks for no name is the same for a whole town: read once a second.
 * Everything else is read for who asks.
 */
export function shopList(photos: PhotoStore) {
  const pages = keptBriefly<Reply<'alliance.list'>>({ max: 1000, changes: CHANGES });
  const totals = keptBriefly<number>({ max: 1000, changes: anyChangeOf('merchants') });
  const totalOf = (db: Db, user: SettledUser, chosenBy: Given, now: number) => {
    const { kind, name } = chosenBy;
    const count = () => countShops(db, user, chosenBy);
    return name === undefined ? totals(`${user.townId} ${kind ?? ''}`, now, count) : count();
  };
  return (db: Db, user: SettledUser, input: Given, now: number): Promise<Reply<'alliance.list'>> => {
    const { order, kind, size, cursor, name, at } = input;
    const read = async () => {
      const [page, total] = await Promise.all([
        listShops(db, photos, user, input, now),
        totalOf(db, user, input, now),
      ]);
      return { ...page, total };
    };
    if (cursor !== undefined || name !== undefined || at !== undefined) return read();
    return pages(`${user.townId} ${order} ${kind ?? ''} ${size ?? ''}`, now, read);
  };
}

/** Open shops of the town. A town has hundreds of them: the nearest are found by looking at each. */
async function listShops(
  db: Db,
  photos: PhotoStore,
  user: SettledUser,
  input: Given,
  now: number,
): Promise<Omit<Reply<'alliance.list'>, 'total'>> {
  if (input.order === 'near' && !input.at) throw new Refusal('BAD_INPUT', 'at', '请先告诉我们您在哪里');
  const page = keyset(input, ORDERS[input.order]);
  const rows = await rowsOf(db, user, input, page);
  const offers = await bestOffers(
    db,
    rows.map(({ id }) => id),
    now,
  );
  return page.of(
    rows,
    (row) => {
      const [cover] = photos.parse(row.photos);
      return {
        id: row.id,
        name: row.name,
        kind: row.kind,
        cover: cover ? photos.view(cover, true, now) : null,
        giving: row.giving,
        address: row.address,
        distance: row.distance,
        redeemed: row.redeemed,
        offer: offers.get(row.id) ?? null,
      };
    },
    (row) => [placeOf(input.order, row), row.id],
  );
}

async function countShops(db: Db, user: SettledUser, given: Given): Promise<number> {
  const index = raw(given.kind === undefined ? 'newest' : 'kind_newest');
  const row = await db.row<{ n: number }>(
    sql`SELECT COUNT(*) AS n FROM merchants m FORCE INDEX (${index}) WHERE ${chosen(user, given)}`,
  );
  return row?.n ?? 0;
}

function placeOf(order: Given['order'], row: Row): number {
  if (order === 'near') return row.distance ?? 0;
  return order === 'newest' ? (row.joinedAt ?? 0) : row.redeemed;
}

const ORDERS: Record<Given['order'], { by: readonly [string, string]; desc?: boolean }> = {
  near: { by: ['distance', 'id'] },
  newest: { by: ['m.joined_at', 'm.id'], desc: true },
  busiest: { by: ['m.redeemed', 'm.id'], desc: true },
};
const INDEX = { near: 'newest', newest: 'newest', busiest: 'busiest' } as const;

/** Over a few kilometres the earth is flat. */
const distanceFrom = ({ lat, lng }: NonNullable<Given['at']>): Sql =>
  sql`CAST(ROUND(SQRT(POW((m.lat_e6 - ${lat * 1e6}) * ${METRES_E6}, 2)
    + POW((m.lng_e6 - ${lng * 1e6}) * ${METRES_E6 * Math.cos((lat * Math.PI) / 180)}, 2))) AS SIGNED)`;

/** The shops that somebody looks for. */
const chosen = ({ townId }: SettledUser, { kind, name }: Pick<Given, 'kind' | 'name'>): Sql =>
  sql`m.town_id = ${townId} AND m.state = 'open' ${kind === undefined ? empty : sql`AND m.kind = ${kind}`}
    ${name === undefined ? empty : sql`AND LOCATE(LOWER(${name}), LOWER(m.name)) > 0`}`;

function rowsOf(
  db: Db,
  user: SettledUser,
  given: Given,
  { after, inOrder }: Page<readonly [number, number]>,
): Promise<Row[]> {
  const { order, kind, at } = given;
  const index = raw(kind === undefined ? INDEX[order] : `kind_${INDEX[order]}`);
  return db.rows<Row>(
    sql`SELECT ${MERCHANT_COLUMNS}, ${at ? distanceFrom(at) : raw('NULL')} AS distance FROM merchants m FORCE INDEX (${index})
      WHERE ${chosen(user, given)} ${raw(order === 'near' ? 'HAVING' : 'AND')} ${after} ${inOrder}`,
  );
}
