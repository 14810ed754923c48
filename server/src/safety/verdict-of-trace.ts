import { Db, type DataSource } from '../kernel/database';
import { sql } from '../kernel/sql';
import type { Verdict } from '../wechat/content';
import type { CheckedKinds } from './checked';
import { settleCheck } from './settle';

/** Keeps what WeChat says under a trace, the first time it says it; null when it could not look. */
export async function keepVerdict(
  source: DataSource,
  traceId: string,
  verdict: Verdict | null,
  now: number,
): Promise<void> {
  await new Db(source.manager).run(
    sql`INSERT INTO picture_verdicts (trace_id, suggest, label, came_at)
      VALUES (${traceId}, ${verdict?.suggest ?? 'unsure'}, ${verdict?.label ?? 0}, ${now})
      ON DUPLICATE KEY UPDATE trace_id = trace_id`,
  );
}

/** Brings a picture and its verdict together, if both are there. A trace that nobody asked for stays until it is swept. */
export async function settleTrace(
  source: DataSource,
  kinds: CheckedKinds,
  traceId: string,
  now: number,
): Promise<void> {
  const found = await new Db(source.manager).row<{ id: number; suggest: string; label: number }>(
    sql`SELECT c.id, v.suggest, v.label FROM content_checks c JOIN picture_verdicts v ON v.trace_id = c.trace_id
      WHERE c.trace_id = ${traceId}`,
  );
  if (!found) return;
  const { id, suggest, label } = found;
  const verdict = suggest === 'unsure' ? null : { suggest: suggest as Verdict['suggest'], label };
  await settleCheck(source, kinds, id, verdict, now);
}
