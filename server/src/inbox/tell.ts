import { messageKind, type MessageKind } from '@jishan/shared/messages';
import { cutText } from '@jishan/shared/text';
import type { Db } from '../kernel/database';
import { sql } from '../kernel/sql';
import { mutedAmong } from './mutes';

export interface Message {
  userId: number;
  /** Names the one thing it tells ('appeal:7'): nobody is told the same thing twice. */
  cause: string;
  kind: MessageKind;
  /** The news in a few words; without it the kind's own name stands there. */
  title?: string;
  text: string;
  /** The neighbour whom it comes from, where it may be said who. */
  from?: number;
  /** The rule whose points it tells of. */
  seal?: { text: string; points: number };
  /** What it is about, for the screen that it opens. */
  subjectId: number | null;
  /** Where its kind does not say what that is: of talk. */
  subjectKind?: string;
  now: number;
}

/** Of messages.title and messages.text. Names and reasons are bounded, but together they may come to more. */
const TITLE_CHARS = 60;
const TEXT_CHARS = 1000;

/**
 * Leaves messages for people, in the transaction of what they tell; one that was left before stays as it is. Of a kind that
 * somebody has switched off nothing is left, or, where it is a decision about them, one that counts as read.
 */
export async function tellAll(db: Db, messages: readonly Message[]): Promise<void> {
  if (messages.length === 0) return;
  const muted = await mutedAmong(db, messages);
  const left = messages.filter((message) => !muted.has(message) || messageKind(message.kind)?.always);
  if (left.length === 0) return;
  // Not INSERT IGNORE, which would also swallow what else does not fit.
  await db.run(
    sql`INSERT INTO messages (user_id, cause, kind, title, text, from_id, seal, points, subject_kind, subject_id, created_at, read_at) VALUES ${left.map(
      (message) => [
        message.userId,
        message.cause,
        message.kind,
        message.title === undefined ? null : cutText(message.title, TITLE_CHARS, TITLE_CHARS),
        cutText(message.text, TEXT_CHARS, TEXT_CHARS),
        message.from ?? null,
        message.seal?.text ?? null,
        message.seal?.points ?? null,
        message.subjectKind ?? null,
        message.subjectId,
        message.now,
        muted.has(message) ? message.now : null,
      ],
    )} ON DUPLICATE KEY UPDATE id = id`,
  );
}

/** Leaves one message. */
export const tell = (db: Db, message: Message) => tellAll(db, [message]);

/** Takes messages back that told people of something that is not there any more: its words stand nowhere then. */
export async function takeBack(db: Db, userIds: readonly number[], cause: string): Promise<void> {
  if (userIds.length > 0)
    await db.run(sql`DELETE FROM messages WHERE user_id IN (${userIds}) AND cause = ${cause}`);
}
