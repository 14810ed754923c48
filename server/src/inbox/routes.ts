import type { Reply } from '@jishan/shared/api';
import { decodeCursor, pageOf, pageSize } from '../kernel/cursor';
import type { Routes } from '../kernel/route';

type MessageRow = Omit<Reply<'message.list'>['items'][number], 'unread'> & { unread: 0 | 1 };

export function inboxRoutes(): Routes<'message'> {
  return {
    'message.list': async ({ db, user, input }) => {
      const size = pageSize(input.size);
      const [before = Number.MAX_SAFE_INTEGER] = input.cursor ? decodeCursor(input.cursor, 1) : [];
      const rows = await db.rows<MessageRow>(
        `SELECT id, kind, text, subject_id AS subjectId, created_at AS at, read_at IS NULL AS unread
          FROM messages WHERE user_id = ? AND id < ? ORDER BY id DESC LIMIT ?`,
        [user.id, before, size + 1],
      );
      return pageOf(
        rows,
        size,
        (row) => ({ ...row, unread: row.unread === 1 }),
        (row) => [row.id],
      );
    },

    'message.unread': async ({ db, user }) => {
      const row = await db.row<{ unread: number }>(
        'SELECT COUNT(*) AS unread FROM messages WHERE user_id = ? AND read_at IS NULL',
        [user.id],
      );
      return { unread: row?.unread ?? 0 };
    },

    'message.read': async ({ db, user, input, now }) => {
      await db.run('UPDATE messages SET read_at = ? WHERE user_id = ? AND read_at IS NULL AND id <= ?', [
        now,
        user.id,
        input.upTo,
      ]);
      return { ok: true };
    },
  };
}
