import { dayOf, formatClock } from '@jishan/shared/calendar';
import type { Reply } from '@jishan/shared/api';
import { cutText } from '@jishan/shared/text';
import type { Db } from '../kernel/database';
import { Refusal } from '../kernel/errors';
import { sql } from '../kernel/sql';
import { objectionsTo } from '../deeds';
import type { PhotoStore } from '../photos';
import { boughtWith } from '../book';
import { allowancesOf, ruleOfVersion, ruleView } from '../rules';

type Explained = Reply<'points.reason'>;

/** One line of a resident's account with all that explains it. */
interface Line {
  id: number;
  townId: number;
  key: string;
  amount: number;
  at: number;
  kind: string;
  title: string;
  seal: string;
  note: string;
  unit: string;
  reviewers: number;
  balanceAfter: number | null;
  notice: 'pending' | 'posted' | 'voided' | null;
  endsAt: number | null;
  /** What it stands on: of a reversal, what it reverses. */
  causeId: number;
  postId: number | null;
  ruleCode: string | null;
  ruleVersion: number | null;
}

/** All that explains one line of a resident's own account; NOT_FOUND for somebody else's. */
export async function explainLine(
  db: Db,
  photos: PhotoStore,
  residentId: number,
  transferId: number,
  now: number,
): Promise<Explained> {
  const line = await lineOf(db, residentId, await openingOf(db, transferId));
  if (!line) throw new Refusal('NOT_FOUND', 'transferId');
  const { ruleCode, ruleVersion } = line;
  const rule =
    ruleCode === null || ruleVersion === null
      ? null
      : await ruleOfVersion(db, line.townId, ruleCode, ruleVersion);
  const left = rule && (await allowancesOf(db, residentId, [rule], now)).get(rule.code);
  return {
    id: line.id,
    amount: line.amount,
    at: line.at,
    number: lineNumber(line.id, line.at),
    rule: rule && ruleView(rule, left ?? null),
    post: line.postId === null ? null : await evidenceOf(db, photos, line.postId, now),
    bought: (await boughtWith(db, [line.key])).get(line.key) ?? null,
    unit: line.unit,
    reviewers: line.reviewers,
    balanceAfter: line.balanceAfter,
    kind: line.kind,
    title: line.title,
    seal: line.seal,
    note: line.note || null,
    notice: line.notice && { state: line.notice, endsAt: line.endsAt ?? line.at },
    objections: await objectionsTo(db, line.causeId, residentId),
  };
}

/** A statement shows when a notice ended; what explains that is the award. */
async function openingOf(db: Db, transferId: number): Promise<number> {
  const hold = await db.row<{ openedBy: number }>(
    sql`SELECT h.opened_by AS openedBy FROM transfers t JOIN holds h ON h.closed_by = t.id AND h.resident_id = t.resident_id
      WHERE t.id = ${transferId} AND t.kind = 'release'`,
  );
  return hold?.openedBy ?? transferId;
}

/** The resident's own line; undefined for somebody else's. Points in notice are on the balance once they are released. */
function lineOf(db: Db, residentId: number, transferId: number): Promise<Line | undefined> {
  return db.row<Line>(
    sql`SELECT t.id, t.town_id AS townId, t.transfer_key AS \`key\`, t.points AS amount, t.created_at AS at, t.kind, t.title, t.seal, t.note, r.unit, t.reviewers,
        COALESCE(own.balance_after, released.balance_after) AS balanceAfter, n.state AS notice, n.due_at AS endsAt,
        cause.id AS causeId, cause.post_id AS postId, cause.rule_code AS ruleCode, cause.rule_version AS ruleVersion
      FROM transfers t JOIN transfers cause ON cause.id = COALESCE(t.reverses_id, t.id) JOIN regions r ON r.id = t.unit_id
        JOIN accounts a ON a.kind = 'resident' AND a.owner_id = t.resident_id
        LEFT JOIN entries own ON own.transfer_id = t.id AND own.account_id = a.id
        LEFT JOIN holds n ON n.opened_by = t.id AND n.kind = 'notice'
        LEFT JOIN entries released ON released.transfer_id = n.closed_by AND released.account_id = a.id
      WHERE t.id = ${transferId} AND t.resident_id = ${residentId}`,
  );
}

/** A number that can be read out on the phone: the time to the minute, then the transfer, in groups of four. */
export function lineNumber(id: number, at: number): string {
  const minute = dayOf(at).slice(2) + formatClock(at).padStart(5, '0');
  const digits = minute.replace(/\D/g, '') + String(id).padStart(6, '0');
  return digits.replace(/(\d{4})(?=\d)/g, '$1 ');
}

/** The post that a line stands on. */
async function evidenceOf(
  db: Db,
  photos: PhotoStore,
  postId: number,
  now: number,
): Promise<Explained['post']> {
  const post = await db.row<{
    photos: string;
    place: string | null;
    body: string;
    sentAt: number;
    state: string;
  }>(sql`SELECT photos, place, body, sent_at AS sentAt, state FROM posts WHERE id = ${postId}`);
  if (!post) return null;
  const pictures = photos.parse(post.photos);
  const cover = pictures[0];
  return {
    id: postId,
    sentAt: post.sentAt,
    photos: pictures.length,
    place: post.place,
    cover: cover ? photos.view(cover, post.state === 'approved', now) : null,
    excerpt: cutText(post.body, 60),
  };
}
