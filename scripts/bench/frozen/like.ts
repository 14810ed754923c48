import type { HandWritten } from './hand';

// talk/routes.ts: like.set
const LIKE = 'INSERT IGNORE INTO likes (subject_kind, subject_id, user_id, created_at) VALUES (?, ?, ?, ?)';
// talk/subject.ts: moveCounter, with the condition of deeds/post/posts.ts: postSubject
const COUNT = `UPDATE posts SET like_count = LAST_INSERT_ID(like_count + ?) WHERE id = ? AND town_id = ? AND state = 'approved'`;

/** Its effect is checked in the tables. */
export const like: Pick<HandWritten, 'play'> = {
  play: async ({ run }, who, input, now) => {
    const { id } = input['subject'] as { id: number };
    await run('START TRANSACTION', []);
    const { affectedRows } = await run(LIKE, ['post', id, who.id, now]);
    const counted = await run(COUNT, [affectedRows, id, who.townId]);
    if (counted.affectedRows !== 1) throw new Error(`post ${id} is not open to ${who.id}`);
    await run('COMMIT', []);
    return { liked: true, likes: counted.insertId };
  },
};
