import type { Reply } from '@jishan/shared/api';
import { keyset } from '../kernel/keyset';
import type { Routes } from '../kernel/route';
import { sql } from '../kernel/sql';
import { mutesOf, quietOf, setQuiet, switchKind } from './mutes';
import { unreadOf } from './unread';

type Item = Reply<'message.list'>['items'][number];
type Row = Pick<Item, 'id' | 'kind' | 'title' | 'text' | 'subjectKind' | 'subjectId' | 'at'> & {
  unread: 0 | 1;
  name: string | null;
  avatar: string | null;
  seal: string | null;
  points: number | null;
};

const view = ({ name, avatar, seal, points, unread, ...row }: Row): Item => ({
  ...row,
  from: name === null || avatar === null ? null : { name, avatar },
  seal: seal === null || points === null ? null : { text: seal, points },
  unread: unread === 1,
});

export function inboxRoutes(): Routes<'message'> {
  return {
    'message.list': async ({ db, user, input }) => {
      const page = keyset(input, { by: ['m.id'], desc: true });
      const rows = await db.rows<Row>(
        sql`SELECT m.id, m.kind, m.title, m.text, m.seal, m.points, m.subject_kind AS subjectKind, m.subject_id AS subjectId, m.created_at AS at,
            m.read_at IS NULL AS unread, f.name, f.avatar
          FROM messages m FORCE INDEX (user) LEFT JOIN users f ON f.id = m.from_id
          WHERE m.user_id = ${user.id} AND ${page.after} ${page.inOrder}`,
      );
      return page.of(rows, view, (row) => [row.id]);
    },

    'message.unread': async ({ db, user }) => {
      return { unread: await unreadOf(db, user.id) };
    },

    'message.open': async ({ db, user, input, now }) => {
      await db.run(
        sql`UPDATE messages SET read_at = ${now} WHERE id = ${input.id} AND user_id = ${user.id} AND read_at IS NULL`,
      );
      return { ok: true };
    },

    'message.read': async ({ db, user, input, now }) => {
      await db.run(
        sql`UPDATE messages SET read_at = ${now} WHERE user_id = ${user.id} AND read_at IS NULL AND id <= ${input.upTo}`,
      );
      return { ok: true };
    },

    'message.settings': async ({ db, user }) => {
      const [off, quiet] = await Promise.all([mutesOf(db, user.id), quietOf(db, user.id)]);
      return { off, quiet };
    },

    'message.switch': async ({ db, user, input }) => {
      await switchKind(db, user.id, input.kind, input.on);
      return { ok: true };
    },

    'message.quiet': async ({ db, user, input }) => {
      await setQuiet(db, user.id, input.quiet);
      return { ok: true };
    },
  };
}
