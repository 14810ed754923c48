import type { Reply } from '@jishan/shared/api';
import { keyset } from '../kernel/keyset';
import type { Routes } from '../kernel/route';
import { sql } from '../kernel/sql';
import { unreadOf } from './unread';

type MessageRow = Omit<Reply<'message.list'>['items'][number], 'unread'> & { unread: 0 | 1 };

export function inboxRoutes(): Routes<'message'> {
  return {
    'message.list': async ({ db, user, input }) => {
      const page = keyset(input, { by: ['id'], desc: true });
      const rows = await db.rows<MessageRow>(
        sql`SELECT id, kind, text, subject_id AS subjectId, created_at AS at, read_at IS NULL AS unread
          FROM messages WHERE user_id = ${user.id} AND ${page.after} ${page.inOrder}`,
      );
      return page.of(
        rows,
        (row) => ({ ...row, unread: row.unread === 1 }),
        (row) => [row.id],
      );
    },

    'message.unread': async ({ db, user }) => {
      return { unread: await unreadOf(db, user.id) };
    },

    'message.read': async ({ db, user, input, now }) => {
      await db.run(
        sql`UPDATE messages SET read_at = ${now} WHERE user_id = ${user.id} AND read_at IS NULL AND id <= ${input.upTo}`,
      );
      return { ok: true };
    },
  };
}
