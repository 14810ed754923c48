import type { Input, Reply } from '@jishan/shared/api';
import { dayOf } from '@jishan/shared/calendar';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { covers, type Place, type SettledUser, type User } from '../../kernel/identity';
import { keyset } from '../../kernel/keyset';
import { empty, sql, type Sql } from '../../kernel/sql';
import { isDuplicate } from '../../kernel/transaction';
import { membersOf, placeOfMerchant, roleAt } from '../../shops';
import { tellAll } from '../../inbox';
import { checkText, type CheckedKind, closeChecks, type GivenText } from '../../safety';
import { AUTHOR_COLUMNS, authorJoins, authorOf, type AuthorRow } from '../../people';
import { readShown } from './shop';
import { words } from './words';

type Thanks = Reply<'alliance.thank'>;
type Row = AuthorRow & { id: number; body: string; at: number; held: 0 | 1 };

const selectThanks = (index: Sql = empty) =>
  sql`SELECT t.id, t.body, t.created_at AS at, t.held, ${AUTHOR_COLUMNS} FROM merchant_thanks t ${index} ${authorJoins('t')}`;

const view =
  (user: User | null, place: Place) =>
  (row: Row): Thanks => ({
    id: row.id,
    author: authorOf(row),
    text: row.body,
    at: row.at,
    held: row.held === 1,
    mayRemove: user !== null && (row.author_id === user.id || covers(user, place)),
  });

export async function listThanks(
  db: Db,
  user: User | null,
  input: Input<'alliance.thanks'>,
): Promise<Reply<'alliance.thanks'>> {
  const shop = await readShown(db, input.merchantId);
  const page = keyset(input, { by: ['t.id'], desc: true });
  const rows = await db.rows<Row>(
    sql`${selectThanks(sql`FORCE INDEX (merchant)`)}
      WHERE t.merchant_id = ${shop.id} AND t.removed_at IS NULL AND (t.held = 0 OR t.author_id = ${user?.id ?? 0})
        AND ${page.after} ${page.inOrder}`,
  );
  return page.of(rows, view(user, placeOfMerchant(shop)), ({ id }) => [id]);
}

/** Once a day; what was removed counts for its day. Nobody thanks the shop where they work. */
export async function thankShop(
  db: Db,
  user: SettledUser,
  { merchantId, text }: Input<'alliance.thank'>,
  show: GivenText['show'],
  now: number,
): Promise<Thanks> {
  const shop = await readShown(db, merchantId);
  if (shop.townId !== user.townId) throw new Refusal('OTHER_TOWN', 'merchantId');
  if (await roleAt(db, merchantId, user.id)) throw new Refusal('THANKS_OWN', 'merchantId');
  const { insertId } = await db
    .run(
      sql`INSERT INTO merchant_thanks (merchant_id, author_id, day, body, created_at)
        VALUES (${merchantId}, ${user.id}, ${dayOf(now)}, ${text}, ${now})`,
    )
    .catch((error: unknown) => {
      throw isDuplicate(error) ? new Refusal('THANKED_TODAY', 'merchantId') : error;
    });
  const given = { kind: 'thanks', subjectId: insertId, author: user, words: text, show };
  if (await checkText(db, given, now))
    await db.run(sql`UPDATE merchant_thanks SET held = 1 WHERE id = ${insertId}`);
  else await bringThanks(db, { id: insertId, merchantId, author: user.name, text }, now);
  const row = await db.row<Row>(sql`${selectThanks()} WHERE t.id = ${insertId}`);
  if (!row) throw new Error(`thanks ${insertId} have gone`);
  return view(user, placeOfMerchant(shop))(row);
}

interface Brought {
  id: number;
  merchantId: number;
  author: string;
  text: string;
}

/** Others read them from now on: they count, and who works there is told. */
async function bringThanks(db: Db, { id, merchantId, author, text }: Brought, now: number): Promise<void> {
  const members = await membersOf(db, merchantId);
  await tellAll(
    db,
    members.map(({ userId }) => ({
      ...{ userId, cause: `thanks:${id}`, kind: 'shop' as const },
      ...{ text: words.thanked(author, text), subjectId: merchantId, now },
    })),
  );
  await countThanks(db, merchantId, 1);
}

const countThanks = (db: Db, merchantId: number, by: 1 | -1) =>
  db.run(sql`UPDATE merchants SET thanks = thanks + ${by} WHERE id = ${merchantId}`);

/** Thanks that stand, with their row locked; undefined when they were removed. */
const standingThanks = (db: Db, id: number) =>
  db.row<{ merchantId: number; held: 0 | 1 }>(
    sql`SELECT merchant_id AS merchantId, held FROM merchant_thanks WHERE id = ${id} AND removed_at IS NULL FOR UPDATE`,
  );

/** Thanks to shops. Of those that are held nobody is told, and they do not count. */
export const checkedThanks: CheckedKind = {
  kind: 'thanks',
  scene: 2,
  show: async (db, { subjectId: id, authorId, words: text }, now) => {
    const found = await standingThanks(db, id);
    if (found?.held !== 1) return;
    await db.run(sql`UPDATE merchant_thanks SET held = 0 WHERE id = ${id}`);
    const author = await db.row<{ name: string }>(sql`SELECT name FROM users WHERE id = ${authorId}`);
    const { merchantId } = found;
    await bringThanks(db, { id, merchantId, text, author: author?.name ?? '' }, now);
  },
  hold: async (db, { subjectId: id }) => {
    const found = await standingThanks(db, id);
    if (found?.held !== 0) return;
    await db.run(sql`UPDATE merchant_thanks SET held = 1 WHERE id = ${id}`);
    await countThanks(db, found.merchantId, -1);
  },
  remove: async (db, { subjectId: id }, by, now) => {
    const found = await standingThanks(db, id);
    if (!found) return;
    await db.run(sql`UPDATE merchant_thanks SET removed_at = ${now}, removed_by = ${by.id} WHERE id = ${id}`);
    if (found.held === 0) await countThanks(db, found.merchantId, -1);
  },
};

/** Doing it twice changes nothing. */
export async function removeThanks(db: Db, user: SettledUser, thanksId: number, now: number): Promise<void> {
  const found = await db.row<{ merchantId: number; authorId: number; removedAt: number | null; held: 0 | 1 }>(
    sql`SELECT merchant_id AS merchantId, author_id AS authorId, removed_at AS removedAt, held FROM merchant_thanks
      WHERE id = ${thanksId} FOR UPDATE`,
  );
  if (!found) throw new Refusal('NOT_FOUND', 'thanksId');
  const shop = await readShown(db, found.merchantId).catch((error: unknown) => {
    throw error instanceof Refusal ? new Refusal('NOT_FOUND', 'thanksId') : error;
  });
  if (found.authorId !== user.id && !covers(user, placeOfMerchant(shop)))
    throw new Refusal(found.removedAt === null ? 'FORBIDDEN' : 'NOT_FOUND', 'thanksId');
  const { affectedRows } = await db.run(
    sql`UPDATE merchant_thanks SET removed_at = ${now}, removed_by = ${user.id} WHERE id = ${thanksId} AND removed_at IS NULL`,
  );
  if (affectedRows === 1) await closeChecks(db, 'thanks', thanksId, 'gone', now);
  if (affectedRows === 1 && found.held === 0) await countThanks(db, found.merchantId, -1);
}
