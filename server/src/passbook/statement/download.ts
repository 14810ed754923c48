import type Koa from 'koa';
import type { Config } from '../../kernel/config';
import { Db, type DataSource } from '../../kernel/database';
import { CALL_MS, deadlineIn } from '../../kernel/deadline';
import { Refusal } from '../../kernel/errors';
import { signatures } from '../../kernel/signature';
import { raw, sql } from '../../kernel/sql';
import { statementLinesOf, totalsOf, type Owner } from './statement-lines';
import { sheetOf } from './sheet';
import { statementWords } from './words';

const GOOD_FOR_MS = 10 * 60_000;
const ADDRESS = /^\/files\/statement-(resident|merchant)-([1-9]\d{0,15})-(\d{4}-\d{2})\.xlsx$/;
/** More lines than anybody has in a month; a file must end somewhere. */
const MOST_LINES = 20_000;

const subjectOf = ({ kind, id }: Owner, month: string) => `statement/${kind}/${id}/${month}`;

/** An address that opens a statement for ten minutes: what downloads it on a phone cannot sign in. */
export const statementAddress = (secret: string, owner: Owner, month: string, now: number) =>
  `/files/statement-${owner.kind}-${owner.id}-${month}.xlsx${signatures(secret).query(subjectOf(owner, month), now + GOOD_FOR_MS)}`;

/** Serves /files/statement-<kind>-<id>-<month>.xlsx to holders of a signed address. */
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
    const [, kind, id = '', month = ''] = ADDRESS.exec(ctx.path) ?? [];
    const owner = { kind: kind as Owner['kind'], id: Number(id) };
    const now = clock();
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') throw new Refusal('NOT_FOUND');
    if (!isValid(subjectOf(owner, month), ctx.query, now)) throw new Refusal('NOT_FOUND');
    const deadline = deadlineIn(CALL_MS);
    const { name, bytes } = await deadline.race(statementFile(db.until(deadline), owner, month, now));
    ctx.set('cache-control', 'private, no-store');
    ctx.set('x-content-type-options', 'nosniff');
    ctx.attachment(name);
    ctx.type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
    ctx.body = bytes;
  };
}

const HOLDERS: Record<Owner['kind'], string> = { resident: 'users', merchant: 'merchants' };

async function statementFile(
  db: Db,
  owner: Owner,
  month: string,
  now: number,
): Promise<{ name: string; bytes: Buffer }> {
  const holder = await db.row<{ name: string; community: string }>(
    sql`SELECT u.name, c.name AS community FROM ${raw(HOLDERS[owner.kind])} u JOIN regions c ON c.id = u.community_id WHERE u.id = ${owner.id}`,
  );
  if (!holder) throw new Refusal('NOT_FOUND');
  const totals = await totalsOf(db, owner, month);
  const { items: lines } = await statementLinesOf(db, owner, month, totals.opening, { size: MOST_LINES });
  const bytes = await sheetOf({ ...holder, ...totals, month, lines, now });
  return { name: statementWords.file(holder.name, month), bytes };
}
