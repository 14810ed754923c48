import { CARD_COLUMNS, CARD_JOINS, seen, seenCard, type CardRow } from './feed';
import type { HandWritten } from './hand';

// deeds/post/detail.ts: readPost
const POST = `SELECT ${CARD_COLUMNS}, p.town_id, p.community_id, p.grid_id, p.created_at, p.version, p.claim_code, p.decided_at,
    p.transfer_id, p.first_reviewer_id, d.unit AS decided_by
  FROM posts p ${CARD_JOINS} LEFT JOIN regions d ON d.id = p.decided_unit_id WHERE p.id = ?`;
// deeds/notice/objection.ts: noticeOf
const NOTICE = `SELECT h.state AS noticeState, h.due_at AS endsAt, h.resident_id AS residentId, h.community_id AS communityId,
    COUNT(o.id) AS objections, COALESCE(MAX(o.objector_id = ?), 0) AS objected
  FROM holds h LEFT JOIN objections o ON o.transfer_id = h.opened_by
  WHERE h.opened_by = ? AND h.kind = 'notice' GROUP BY h.id`;

/** Somebody else's post; what its author and the staff of its region see beside that, nobody here asks for. */
export const postGet: HandWritten = {
  play: async ({ rows }, who, { id }) => {
    const [row] = await rows<CardRow & { transfer_id: number | null }>(POST, ['post', who.id, id]);
    if (!row) throw new Error(`there is no post ${String(id)}`);
    const [notice] =
      row.transfer_id === null ? [] : await rows<{ endsAt: number }>(NOTICE, [who.id, row.transfer_id]);
    return [seen(row), notice?.endsAt ?? null];
  },
  essence: (reply: Parameters<typeof seenCard>[0] & { notice: { endsAt: number } | null }) => [
    ...[seenCard(reply), reply.notice?.endsAt ?? null],
  ],
};

// deeds/post/posts.ts: postSubject
const SUBJECT = 'SELECT state, author_id, town_id, community_id, grid_id FROM posts WHERE id = ?';
// talk/routes.ts: comment.list
const COMMENTS = `SELECT STRAIGHT_JOIN m.id, m.thread_id AS thread, m.body, m.created_at AS at, m.edited_at AS editedAt,
    m.removed_at IS NOT NULL AS removed, w.name AS answers, m.like_count AS likes, mine.user_id IS NOT NULL AS liked,
    u.id AS author_id, u.name AS author_name, u.avatar AS author_avatar, o.unit AS author_unit
  FROM comments m FORCE INDEX (subject) JOIN users u ON u.id = m.author_id
    LEFT JOIN regions o FORCE INDEX (PRIMARY) ON o.id = u.scope_region_id AND u.role IN ('staff', 'admin')
    LEFT JOIN comments a FORCE INDEX (PRIMARY) ON a.id = m.answers_id
    LEFT JOIN users w FORCE INDEX (PRIMARY) ON w.id = a.author_id
    LEFT JOIN likes mine ON mine.subject_kind = ? AND mine.subject_id = m.id AND mine.user_id = ?
  WHERE m.subject_kind = ? AND m.subject_id = ? AND (m.reply_count > 0 OR m.removed_at IS NULL)
  ORDER BY m.thread_id, m.id LIMIT ?`;

export const commentList: HandWritten = {
  play: async ({ rows }, who, input) => {
    const { id } = input['subject'] as { id: number };
    const [subject] = await rows<{ state: string }>(SUBJECT, [id]);
    if (subject?.state !== 'approved') throw new Error(`post ${id} is not public`);
    const comments = await rows<{ id: number }>(COMMENTS, ['comment', who.id, 'post', id, 21]);
    return comments.slice(0, 20).map((comment) => comment.id);
  },
  essence: ({ items }: { items: { id: number }[] }) => items.map(({ id }) => id),
};
