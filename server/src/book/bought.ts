import type { Reply } from '@jishan/shared/api';
import type { Db } from '../kernel/database';
import { raw, sql } from '../kernel/sql';

export type Bought = NonNullable<Reply<'points.reason'>['bought']>;

/** What lines of the kind `hold` are named after: 'voucher:12', 'order:5'. */
const KEY = /^(voucher|order):(\d+)$/;
const SOURCES = { voucher: 'vouchers', order: 'orders' } as const;

/** What each of these keys of transfers set points aside for, and at which shop; keys that name anything else are missing. */
export async function boughtWith(db: Db, keys: readonly string[]): Promise<ReadonlyMap<string, Bought>> {
  const bought = new Map<string, Bought>();
  for (const kind of ['voucher', 'order'] as const) {
    const ids = keys.flatMap((key) => {
      const [, named, id] = KEY.exec(key) ?? [];
      return named === kind ? [Number(id)] : [];
    });
    if (ids.length === 0) continue;
    const rows = await db.rows<{ id: number; shop: string }>(
      sql`SELECT b.id, m.name AS shop FROM ${raw(SOURCES[kind])} b JOIN merchants m ON m.id = b.merchant_id WHERE b.id IN (${ids})`,
    );
    for (const { id, shop } of rows) bought.set(`${kind}:${id}`, { kind, id, shop });
  }
  return bought;
}
