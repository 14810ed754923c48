import { z } from 'zod';
import type { Config } from '../kernel/config';
import { Db, type DataSource } from '../kernel/database';
import { letterKind, type Handlers } from '../kernel/outbox';
import { countShared } from '../kernel/shared-limit';
import { sql } from '../kernel/sql';
import type { ContentChecks } from '../wechat/content';
import type { CheckedKinds } from './checked';
import { settleCheck } from './settle';
import { settleTrace } from './verdict-of-trace';

const shape = z.strictObject({ checkId: z.int().positive() });
/** Words that WeChat is to be asked about. */
export const textLetter = letterKind('safety.text', shape);
/** A picture that WeChat is to look at. */
export const pictureLetter = letterKind('safety.picture', shape);

/** Of an API in a minute, of all servers together: somewhat below what WeChat allows (4,000 and 2,000). */
const PER_MINUTE = { msg_sec_check: 3_800, media_check_async: 1_900 } as const;

export interface Asking {
  source: DataSource;
  config: Pick<Config, 'PUBLIC_URL'>;
  wechat: ContentChecks;
  /** An address under which WeChat can fetch a picture for an hour at least. */
  pictureAddress: (photoId: string, now: number) => string;
  kinds: CheckedKinds;
  clock?: (() => number) | undefined;
}

/**
 * Asks WeChat. What it cannot say now (it does not answer, is busy, the day or the minute is full) is thrown, and the letter
 * comes again; meanwhile the thing is in the queue of people. What it will not say at all is settled as unsure, for people.
 */
export function safetyLetters({
  source,
  config,
  wechat,
  pictureAddress,
  kinds,
  clock = Date.now,
}: Asking): Handlers {
  const db = new Db(source.manager);
  const roomFor = async (api: keyof typeof PER_MINUTE) => {
    if ((await countShared(source, `wechat ${api}`)) > PER_MINUTE[api])
      throw new Error(`this minute of ${api} is full`);
  };

  return {
    ...textLetter.handledBy(async ({ payload: { checkId } }) => {
      const check = await waitingCheck(db, checkId);
      // It was written anew, removed or decided: nobody needs to know any more.
      if (!check) return;
      const { openid, words, kind } = check;
      if (openid !== null) await roomFor('msg_sec_check');
      const verdict =
        openid === null ? null : await wechat.checkText({ openid, scene: kinds.of(kind).scene, words });
      await settleCheck(source, kinds, checkId, verdict, clock());
    }),
    ...pictureLetter.handledBy(async ({ payload: { checkId } }) => {
      const check = await waitingCheck(db, checkId);
      if (!check || check.photoId === null || check.traceId !== null) return;
      const { openid, photoId } = check;
      if (openid !== null) await roomFor('media_check_async');
      const url = `${config.PUBLIC_URL}${pictureAddress(photoId, clock())}`;
      const traceId =
        openid === null ? null : await wechat.checkImage({ openid, scene: kinds.of('photo').scene, url });
      if (traceId === null) return settleCheck(source, kinds, checkId, null, clock());
      // Committed before the verdict is looked for, as the push commits the verdict before it looks for the trace: whoever
      // comes second finds what the first has left.
      await db.run(
        sql`UPDATE content_checks SET trace_id = ${traceId} WHERE id = ${checkId} AND trace_id IS NULL`,
      );
      await settleTrace(source, kinds, traceId, clock());
    }),
  };
}

interface Waiting {
  kind: string;
  words: string;
  photoId: string | null;
  traceId: string | null;
  openid: string | null;
}

const waitingCheck = (db: Db, id: number) =>
  db.row<Waiting>(
    sql`SELECT c.kind, c.words, c.photo_id AS photoId, c.trace_id AS traceId, u.openid
      FROM content_checks c LEFT JOIN users u ON u.id = c.author_id
      WHERE c.id = ${id} AND c.state = 'asked' AND c.is_open = 1`,
  );
