import type Koa from 'koa';
import type { Config } from '../../../config';
import { Db, type DataSource } from '../../../kernel/database';
import { Refusal } from '../../../kernel/errors';
import { signatures } from '../../../kernel/signature';
import { linesOf, totalsOf } from './lines';
import { sheetOf } from './sheet';
import { words } from './words';

const GOOD_FOR_MS = 10 * 60_000;
const ADDRESS = /^\/files\/statement-([1-9]\d{0,15})-(\d{4}-\d{2})\.xlsx$/;
/** More lines than anybody has in a month; a file must end somewhere. */
const MOST_LINES = 20_000;

const subjectOf = (userId: number, month: string) => `statement/${userId}/${month}`;

/** An address that opens a resident's statement for ten minutes: what downloads it on a phone cannot sign in. */
export const addressOf = (secret: string, userId: number, month: string, now: number) =>
  `/files/statement-${userId}-${month}.xlsx${signatures(secret).query(subjectOf(userId, month), now + GOOD_FOR_MS)}`;

/** Serves /files/statement-<user>-<month>.xlsx to holders of a signed address. */
export function serveStatements(
  { APP_SECRET }: Pick<Config, 'APP_SECRET'>,
  source: DataSource,
  clock: () => number = Date.now,
): Koa.Middleware {
  const db = new Db(source.manager);
  const { isValid } = signatures(APP_SECRET);
  return async (ctx, next) => {
    if (!ctx.path.startsWith('/files/')) {
      await next();
      return;
    }
    const [, id = '', month = ''] = ADDRESS.exec(ctx.path) ?? [];
    const now = clock();
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') throw new Refusal('NOT_FOUND');
    if (!isValid(subjectOf(Number(id), month), ctx.query, now)) throw new Refusal('NOT_FOUND');
    const { name, bytes } = await statementFile(db, Number(id), month, now);
    ctx.set('cache-control', 'private, no-store');
    ctx.set('x-content-type-options', 'nosniff');
    ctx.attachment(name);
    ctx.type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    ctx.body = bytes;
  };
}

async function statementFile(
  db: Db,
  userId: number,
  month: string,
  now: number,
): Promise<{ name: string; bytes: Buffer }> {
  const holder = await db.row<{ name: string; community: string }>(
    'SELECT u.name, c.name AS community FROM users u JOIN regions c ON c.id = u.community_id WHERE u.id = ?',
    [userId],
  );
  if (!holder) throw new Refusal('NOT_FOUND');
  const totals = await totalsOf(db, userId, month);
  const lines = await linesOf(db, userId, month, totals.opening, MOST_LINES);
  const bytes = await sheetOf({ ...holder, ...totals, month, lines, now });
  return { name: words.file(holder.name, month), bytes };
}
