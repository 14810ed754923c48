import type { Input, Reply } from '@jishan/shared/api';
import { decodeCursor, pageOf, pageSize } from '../../kernel/cursor';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { SettledUser } from '../../kernel/identity';
import {} from '../../kernel/sql';
import { SELECT_MERCHANT, type Merchant } from '../../shops';
import { bestOffers } from '../../trade';
import type { PhotoStore } from '../../photos';

type Given = Input<'alliance.list'>;
type Row = Merchant & { distance: number | null };

/** Metres in a millionth of a degree of latitude. */
const METRES_E6 = 0.11132;

/** Open shops of the town. A town has hundreds of them: the nearest are found by looking at each. */
export async function listShops(
  db: Db,
  photos: PhotoStore,
  user: SettledUser,
  input: Given,
  now: number,
): Promise<Reply<'alliance.list'>> {
  if (input.order === 'near' && !input.at) throw new Refusal('BAD_INPUT', 'at', '请先告诉我们您在哪里');
  const size = pageSize(input.size);
  const rows = await rowsOf(db, user, input, size + 1);
  const offers = await bestOffers(
    db,
    rows.map(({ id }) => id),
    now,
  );
  const { where, values } = chosen(user, input);
  const total = await db.row<{ n: number }>(
    `SELECT COUNT(*) AS n FROM merchants m FORCE INDEX (${input.kind === undefined ? '' : 'kind_'}newest) WHERE ${where}`,
    values,
  );
  const page = pageOf(
    rows,
    size,
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
  return { ...page, total: total?.n ?? 0 };
}

function placeOf(order: Given['order'], row: Row): number {
  if (order === 'near') return row.distance ?? 0;
  return order === 'newest' ? (row.joinedAt ?? 0) : row.redeemed;
}

/** Over a few kilometres the earth is flat. */
const DISTANCE = 'CAST(ROUND(SQRT(POW((m.lat_e6 - ?) * ?, 2) + POW((m.lng_e6 - ?) * ?, 2))) AS SIGNED)';

const INDEX = { near: 'newest', newest: 'newest', busiest: 'busiest' } as const;
const COLUMN = { newest: 'm.joined_at', busiest: 'm.redeemed' } as const;

/** The shops that somebody looks for. */
function chosen({ townId }: SettledUser, { kind, name }: Pick<Given, 'kind' | 'name'>) {
  const ofKind = kind === undefined ? '' : ' AND m.kind = ?';
  const named = name === undefined ? '' : ' AND LOCATE(LOWER(?), LOWER(m.name)) > 0';
  return {
    where: `m.town_id = ? AND m.state = 'open'${ofKind}${named}`,
    values: [townId, ...[kind, name].filter((given) => given !== undefined)],
  };
}

function rowsOf(db: Db, user: SettledUser, given: Given, limit: number): Promise<Row[]> {
  const { order, kind, at, cursor } = given;
  const wanted = chosen(user, given);
  const index = kind === undefined ? INDEX[order] : `kind_${INDEX[order]}`;
  const distance = at ? DISTANCE : 'NULL';
  const here = at
    ? [at.lat * 1e6, METRES_E6, at.lng * 1e6, METRES_E6 * Math.cos((at.lat * Math.PI) / 180)]
    : [];
  const from = `${SELECT_MERCHANT.replace(' FROM merchants m', `, ${distance} AS distance FROM merchants m FORCE INDEX (${index})`)}
    WHERE ${wanted.where}`;
  const where = [...here, ...wanted.values];
  if (order === 'near') {
    const [place = -1, after = 0] = cursor ? decodeCursor(cursor, 2) : [];
    return db.rows<Row>(
      `${from} HAVING distance > ? OR (distance = ? AND id > ?) ORDER BY distance, id LIMIT ?`,
      [...where, place, place, after, limit],
    );
  }
  const [place = Number.MAX_SAFE_INTEGER, before = Number.MAX_SAFE_INTEGER] = cursor
    ? decodeCursor(cursor, 2)
    : [];
  const column = COLUMN[order];
  return db.rows<Row>(
    `${from} AND ${column} <= ? AND (${column} < ? OR m.id < ?) ORDER BY ${column} DESC, m.id DESC LIMIT ?`,
    [...where, place, place, before, limit],
  );
}
