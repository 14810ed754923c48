import { randomBytes } from 'node:crypto';
import type { Connection, RowDataPacket } from 'mysql2/promise';
import type { Facts, Source, Step } from './learn';

type Rows = Record<string, unknown>[];

function valueOf(source: Source, facts: Facts, now: number, results: readonly Rows[]): unknown {
  switch (source.kind) {
    case 'same':
      return source.value;
    case 'fact':
      return facts[source.name];
    case 'now':
      return now;
    case 'later':
      return now + source.plus;
    case 'hash':
      return randomBytes(32);
    case 'result': {
      const value = results[source.step]?.[0]?.[source.column];
      return source.plus === 0 ? value : Number(value) + source.plus;
    }
    case 'text':
      return `${source.before}${String(valueOf(source.of, facts, now, results))}${source.after}`;
    case 'list':
      return source.items.map((item) => valueOf(item, facts, now, results));
  }
}

/** Makes the call by its statements alone, one after the other on one connection; gives the rows of the last one. */
export async function replay(connection: Connection, steps: readonly Step[], facts: Facts): Promise<Rows> {
  const now = Date.now();
  const results: Rows[] = [];
  for (const { sql, sources } of steps) {
    const values = sources.map((source) => valueOf(source, facts, now, results));
    const [rows] = await connection.query<RowDataPacket[]>(sql, values);
    results.push(Array.isArray(rows) ? rows : [rows]);
  }
  return results.at(-1) ?? [];
}
