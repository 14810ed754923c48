import { dayOf, formatClock } from '@jishan/shared/calendar';
import type { Reply } from '@jishan/shared/api';
import type { Db } from '../../kernel/database';
import type { PhotoStore } from '../photo/service';

/** One line of a resident's account with all that explains it. */
export interface Line {
  id: number;
  townId: number;
  amount: number;
  balanceAfter: number;
  at: number;
  postId: number | null;
  ruleCode: string | null;
  ruleVersion: number | null;
  unit: string;
  reviewers: number;
}

/** The resident's own line of a transfer; undefined for somebody else's. */
export function lineOf(db: Db, residentId: number, transferId: number): Promise<Line | undefined> {
  return db.row<Line>(
    `SELECT t.id, t.town_id AS townId, e.amount, e.balance_after AS balanceAfter, e.created_at AS at, t.post_id AS postId,
        t.rule_code AS ruleCode, t.rule_version AS ruleVersion, r.unit, t.reviewers
      FROM transfers t JOIN entries e ON e.transfer_id = t.id
        JOIN accounts a ON a.id = e.account_id AND a.kind = 'resident' AND a.owner_id = ?
        JOIN regions r ON r.id = t.unit_id
      WHERE t.id = ?`,
    [residentId, transferId],
  );
}

/** A number that can be read out on the phone: the time to the minute, then the transfer, in groups of four. */
export function lineNumber(id: number, at: number): string {
  const minute = dayOf(at).slice(2) + formatClock(at).padStart(5, '0');
  const digits = minute.replace(/\D/g, '') + String(id).padStart(6, '0');
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ');
}

/** The post that a line stands on. */
export async function evidenceOf(
  db: Db,
  photos: PhotoStore,
  postId: number,
  now: number,
): Promise<Reply<'points.reason'>['post']> {
  const post = await db.row<{
    photos: string;
    place: string | null;
    body: string;
    sentAt: number;
    state: string;
  }>('SELECT photos, place, body, sent_at AS sentAt, state FROM posts WHERE id = ?', [postId]);
  if (!post) return null;
  const pictures = photos.parse(post.photos);
  const cover = pictures[0];
  return {
    id: postId,
    sentAt: post.sentAt,
    photos: pictures.length,
    place: post.place,
    cover: cover ? photos.view(cover, post.state === 'approved', now) : null,
    excerpt: [...post.body].slice(0, 60).join(''),
  };
}
