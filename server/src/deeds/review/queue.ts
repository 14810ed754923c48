import type { Input, Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import { scopeFilter, type StaffUser } from '../../kernel/identity';
import { keyset } from '../../kernel/keyset';
import { raw, sql } from '../../kernel/sql';
import { circleOf, partSql } from '../../desk';
import type { PhotoStore } from '../../photos';
import { rulesOfCodes } from '../../rules';
import { isTakenByOther, POST_PARTIES } from './review-item';

interface QueueRow {
  id: number;
  authorId: number;
  name: string;
  avatar: string;
  community: string;
  body: string;
  photos: string;
  board: Reply<'review.queue'>['items'][number]['board'];
  claimCode: string | null;
  sentAt: number;
  listedAt: number;
  lockedBy: number | null;
  lockedUntil: number;
  lockedByName: string | null;
  firstReviewerId: number | null;
  revises: number | null;
  /** The viewer has a part in it, or agreed to it first. */
  part: 0 | 1;
}

/** A list needs the first lines only. */
const EXCERPT = 90;

/** Posts of the reviewer's region that wait, oldest first. */
export async function reviewQueue(
  db: Db,
  photos: PhotoStore,
  user: StaffUser,
  input: Input<'review.queue'>,
  now: number,
): Promise<Reply<'review.queue'>> {
  const { column, id } = scopeFilter(user);
  const page = keyset(input, { by: ['p.listed_at', 'p.id'] });
  const part = partSql(await circleOf(db, user.id, now), POST_PARTIES);
  const rows = await db.rows<QueueRow>(
    sql`SELECT p.id, p.author_id AS authorId, u.name, u.avatar, c.name AS community, LEFT(p.body, ${raw(EXCERPT)}) AS body, p.photos, p.board,
        p.claim_code AS claimCode, p.sent_at AS sentAt, p.listed_at AS listedAt, p.locked_by AS lockedBy,
        p.locked_until AS lockedUntil, l.name AS lockedByName, p.first_reviewer_id AS firstReviewerId, p.revises,
        ${part} AS part
      FROM posts p JOIN users u ON u.id = p.author_id JOIN regions c ON c.id = p.community_id LEFT JOIN users l ON l.id = p.locked_by
      WHERE p.${raw(column)} = ${id} AND p.state = 'pending' AND ${page.after} ${page.inOrder}`,
  );
  const codes = [...new Set(rows.flatMap((row) => row.claimCode ?? []))];
  const rules = new Map((await rulesOfCodes(db, user.townId, codes)).map((rule) => [rule.code, rule]));
  return page.of(rows, view, (row) => [row.listedAt, row.id]);

  function view(row: QueueRow): Reply<'review.queue'>['items'][number] {
    const rule = row.claimCode === null ? undefined : rules.get(row.claimCode);
    const pictures = photos.parse(row.photos);
    const cover = pictures[0];
    return {
      id: row.id,
      author: { id: row.authorId, name: row.name, avatar: row.avatar, unit: null },
      community: row.community,
      body: row.body,
      cover: cover ? photos.view(cover, false, now) : null,
      photos: pictures.length,
      board: row.board,
      claim: rule ? { title: rule.title, points: rule.points, seal: rule.seal } : null,
      sentAt: row.sentAt,
      takenBy: isTakenByOther(row, user.id, now) ? row.lockedByName : null,
      second: row.firstReviewerId !== null,
      revision: row.revises !== null,
      mine: row.part === 1,
    };
  }
}
