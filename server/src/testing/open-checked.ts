import { lettersOf } from '../jobs';
import { deliver } from '../kernel/outbox';
import { sql } from '../kernel/sql';
import { openTown } from './open-town';

/** A town in which what people say is looked at before others read it, with WeChat's simulator pushing what it sees. */
export async function openChecked(
  options: { contentCheck?: 'before' | 'after'; aesKey?: string; form?: 'json' | 'xml' } = {},
) {
  const town = await openTown({
    contentCheck: options.contentCheck ?? 'before',
    ...(options.aesKey === undefined ? {} : { aesKey: options.aesKey }),
  });
  const { server } = town;
  const { config } = server.deps;
  config.PUBLIC_URL = server.url;
  const wechat = server.simulator?.content;
  if (!wechat) throw new Error('no WeChat');
  wechat.pushTo = {
    ...{ url: `${server.url}/wechat/push`, form: options.form ?? 'json' },
    ...{ token: config.WECHAT_PUSH_TOKEN, aesKey: config.WECHAT_AES_KEY, appid: config.WECHAT_APPID },
  };
  /** The postman goes round once: what is due is delivered. */
  const post = () =>
    deliver(server.source, lettersOf(server.source, server.deps, server.clock.read), server.clock.now);
  const checks = (kind: string, subjectId: number) =>
    server.db.rows<{ id: number; state: string; shown: number | null; closed: string; trace: string | null }>(
      sql`SELECT id, state, shown, closed_as AS closed, trace_id AS trace FROM content_checks
        WHERE kind = ${kind} AND subject_id = ${subjectId} ORDER BY id`,
    );
  return { ...town, wechat, post, checks };
}

export type CheckedTown = Awaited<ReturnType<typeof openChecked>>;
