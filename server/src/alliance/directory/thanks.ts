import type { Input, Reply } from '@jishan/shared/api';
import { dayOf } from '@jishan/shared/calendar';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { covers, type Place, type SettledUser, type User } from '../../kernel/identity';
import { keyset } from '../../kernel/keyset';
import { empty, sql, type Sql } from '../../kernel/sql';
import { isDuplicate } from '../../kernel/transaction';
import { membersOf, placeOfMerchant, roleAt } from '../../shops';
import { takeBack, tellAll } from '../../inbox';
import { checkText, type CheckedKind, closeChecks, type GivenText } from '../../safety';
import { AUTHOR_COLUMNS, authorJoins, authorOf, type AuthorRow } from '../../people';
import { readShown } from './shop';
import { words } from './words';

type Thanks = Reply<'alliance.thank'>;
type Row = AuthorRow & { id: number; body: string; at: number; held: 0 | 1 };

const causeOf = (thanksId: number) => `thanks:${thanksId}`;

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
  else await bringOut(db, { id: insertId, merchantId, author: user, text }, now);
  const row = await db.row<Row>(sql`${selectThanks()} WHERE t.id = ${insertId}`);
  if (!row) throw new Error(`thanks ${insertId} have gone`);
  return view(user, placeOfMerchant(shop))(row);
}

interface Thanked {
  id: number;
  merchantId: number;
}

/** Others read them from now on: they count, and who works there is told. */
async function bringOut(
  db: Db,
  { id, merchantId, author, text }: Thanked & { author: { id: number; name: string }; text: string },
  now: number,
): Promise<void> {
  const members = await membersOf(db, merchantId);
  await tellAll(
    db,
    members.map(({ userId }) => ({
      ...{ userId, cause: causeOf(id), kind: 'thanks' as const, from: author.id },
      ...{ title: words.thanked(author.name), text: words.thanks(text), subjectId: merchantId, now },
    })),
  );
  await db.run(sql`UPDATE merchants SET thanks = thanks + 1 WHERE id = ${merchantId}`);
}

/** Nobody reads them any more, nor what was told of them. */
async function takeIn(db: Db, { id, merchantId }: Thanked): Promise<void> {
  const members = await membersOf(db, merchantId);
  await takeBack(
    db,
    members.map(({ userId }) => userId),
    causeOf(id),
  );
  await db.run(sql`UPDATE merchants SET thanks = thanks - 1 WHERE id = ${merchantId}`);
}

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
    await bringOut(db, { id, merchantId, text, author: { id: authorId, name: author?.name ?? '' } }, now);
  },
  hold: async (db, { subjectId: id }) => {
    const found = await standingThanks(db, id);
    if (found?.held !== 0) return;
    await db.run(sql`UPDATE merchant_thanks SET held = 1 WHERE id = ${id}`);
    await takeIn(db, { id, merchantId: found.merchantId });
  },
  remove: async (db, { subjectId: id }, by, now) => {
    const found = await standingThanks(db, id);
    if (!found) return;
    await db.run(sql`UPDATE merchant_thanks SET removed_at = ${now}, removed_by = ${by.id} WHERE id = ${id}`);
    if (found.held === 0) await takeIn(db, { id, merchantId: found.merchantId });
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
  if (affectedRows !== 1) return;
  await closeChecks(db, 'thanks', thanksId, 'gone', now);
  if (found.held === 0) await takeIn(db, { id: thanksId, merchantId: found.merchantId });
}
