import { format, type Connection, type RowDataPacket } from 'mysql2/promise';
import type { Effort } from './contest';
import type { Step } from './learn';

export interface Result {
  name: string;
  connections: number;
  rps: number;
  rawRps: number;
  ratio: number;
  p50: number;
  p99: number;
}

/** The aims of the first release. */
const AIMS: Readonly<Record<string, number>> = { feed: 0.8, approve: 0.65 };

const HEAD = ['call', 'connections', 'rps', 'raw rps', 'ratio', 'aim', 'p50 ms', 'p99 ms', 'MB'];
const EFFORT = ['server µs', 'database µs', 'client µs', 'raw µs', 'raw database µs'];

export function resultTable(results: readonly (Result & { memory: number; effort: Effort })[]): string {
  const rows = results.map(({ name, connections, rps, rawRps, ratio, p50, p99, memory, effort }) => {
    const aim = AIMS[name];
    return [
      name,
      String(connections),
      rps.toFixed(0),
      rawRps.toFixed(0),
      `${(ratio * 100).toFixed(0)} %`,
      aim === undefined ? '' : `${aim * 100} %`,
      p50.toFixed(2),
      p99.toFixed(2),
      String(memory),
      ...[effort.server, effort.database, effort.client, effort.raw, effort.rawDatabase].map(String),
    ];
  });
  return asTable([[...HEAD, ...EFFORT], ...rows]);
}

export function asTable(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  '),
    )
    .join('\n');
}

type Plan = RowDataPacket & Record<'table' | 'type' | 'key' | 'rows' | 'Extra', string | number | null>;

/** How the database goes about each statement of a call. */
export async function explainSteps(
  connection: Connection,
  name: string,
  steps: readonly Step[],
): Promise<string> {
  const lines = [`${name}: ${steps.length} statements`];
  for (const { sql, example } of steps) {
    lines.push(`  ${sql.replace(/\s+/g, ' ').slice(0, 150)}`);
    if (!/^\s*(SELECT|UPDATE|DELETE|INSERT[^;]*SELECT)/i.test(sql)) continue;
    const [plan] = await connection.query<RowDataPacket[]>(
      `EXPLAIN ${format(sql, example as Parameters<typeof format>[1])}`,
    );
    const text = (value: string | number | null | undefined) => String(value ?? '–');
    for (const { table, type, key, rows, Extra } of plan as Plan[])
      lines.push(`      ${[table, type, key, rows, Extra].map(text).join(' | ')}`);
  }
  return lines.join('\n');
}
