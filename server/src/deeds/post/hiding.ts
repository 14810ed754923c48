import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { StaffUser } from '../../kernel/identity';
import type { Routes } from '../../kernel/route';
import { sql } from '../../kernel/sql';
import { hasPart, decideCase, type DeskCase, type CaseKind } from '../../desk';
import type { Message } from '../../inbox';
import type { PostState } from './post';
import { words } from './words';

/*
 * Hiding is about what is seen, not about what was earned: the points stay. Whether a deed earned them was decided by a
 * review; taking them back is a correction in the points book that the resident can object to, never a side effect.
 */
export function hidingRoutes(): Pick<Routes<'post'>, 'post.hide' | 'post.restore'> {
  return {
    'post.hide': async ({ db, user, input, now }) => {
      await turn(db, user, input.id, HIDE, input.reason, now);
      return { ok: true };
    },
    'post.restore': async ({ db, user, input, now }) => {
      await turn(db, user, input.id, RESTORE, '', now);
      return { ok: true };
    },
  };
}

interface Turn {
  decision: 'hide' | 'restore';
  from: PostState;
  to: PostState;
  otherwise: 'POST_NOT_PUBLIC' | 'POST_NOT_EDITABLE';
}

const HIDE: Turn = { decision: 'hide', from: 'approved', to: 'hidden', otherwise: 'POST_NOT_PUBLIC' };
const RESTORE: Turn = { decision: 'restore', from: 'hidden', to: 'approved', otherwise: 'POST_NOT_EDITABLE' };

type Shown = DeskCase & { state: PostState; authorId: number; merchantId: number | null; version: number };

/** Posts of which the desk says whether they are seen. A draft is there for its author only. */
const shownKind = ({ from, otherwise }: Turn): CaseKind<Shown> => ({
  kind: 'post',
  field: 'id',
  lock: (db, id) => db.row(sql`SELECT id FROM posts WHERE id = ${id} FOR UPDATE`),
  read: async (db, id, circle) => {
    const post = await db.row<Omit<Shown, 'part'>>(
      sql`SELECT id, town_id AS townId, community_id AS communityId, grid_id AS gridId, state, author_id AS authorId,
          merchant_id AS merchantId, version FROM posts WHERE id = ${id} AND state <> 'draft'`,
    );
    if (!post) return undefined;
    const part = hasPart(circle, { people: [post.authorId], shops: [post.merchantId] }) ? 1 : 0;
    return { ...post, part };
  },
  isSeen: ({ state }) => state === 'approved',
  partCode: ({ authorId, merchantId }, { userId, shops }) => {
    if (authorId === userId) return 'REVIEW_OWN';
    return merchantId !== null && shops.includes(merchantId) ? 'REVIEW_OWN_SHOP' : 'DECIDE_OTHER';
  },
  assertOpen: ({ state }) => {
    if (state !== from) throw new Refusal(otherwise);
  },
});

/** `listed_at` stays: a post that comes back stands where it stood. */
const turn = (db: Db, user: StaffUser, id: number, to: Turn, note: string, now: number): Promise<void> =>
  decideCase(db, shownKind(to), user, id, now, async ({ authorId, version }) => {
    await db.run(sql`UPDATE posts SET state = ${to.to}, version = version + 1 WHERE id = ${id}`);
    await db.run(
      sql`INSERT INTO reviews (post_id, reviewer_id, unit_id, decision, note, created_at) VALUES (${id}, ${user.id}, ${user.scope.id}, ${to.decision}, ${note}, ${now})`,
    );
    const message: Message = {
      ...{ userId: authorId, cause: `post:${id}:${to.decision}:${version}`, subjectId: id, now },
      ...(to.decision === 'hide'
        ? { kind: 'hidden', title: words.hidden, text: words.hiddenText(user.scope.unit, note) }
        : { kind: 'restored', title: words.restored, text: words.restoredText }),
    };
    return { reply: undefined, decision: to.decision, after: to.to, note, messages: [message] };
  });
