import type { MessageKind } from '@jishan/shared/kinds';
import { cutText } from '@jishan/shared/text';
import type { Db } from '../kernel/database';
import { sql } from '../kernel/sql';

export interface Message {
  userId: number;
  /** Names the one thing it tells ('appeal:7'): nobody is told the same thing twice. */
  cause: string;
  kind: MessageKind;
  text: string;
  /** What it is about, for the screen that it opens. */
  subjectId: number | null;
  now: number;
}

/** Of messages.text. Names and reasons are bounded, but together they may come to more. */
const TEXT_CHARS = 1000;

/** Leaves messages for people, in the transaction of what they tell; one that was left before stays as it is. */
export async function tellAll(db: Db, messages: readonly Message[]): Promise<void> {
  if (messages.length === 0) return;
  // Not INSERT IGNORE, which would also swallow what else does not fit.
  await db.run(
    sql`INSERT INTO messages (user_id, cause, kind, text, subject_id, created_at) VALUES ${messages.map(
      ({ userId, cause, kind, text, subjectId, now }) => [
        userId,
        cause,
        kind,
        cutText(text, TEXT_CHARS, TEXT_CHARS),
        subjectId,
        now,
      ],
    )} ON DUPLICATE KEY UPDATE id = id`,
  );
}

/** Leaves one message. */
export const tell = (db: Db, message: Message) => tellAll(db, [message]);
