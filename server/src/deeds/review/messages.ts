import { DAY, formatWhen } from '@jishan/shared/calendar';
import { REJECT_TEXT, type RejectReason } from '@jishan/shared/reasons';
import type { ScoringRule } from '@jishan/shared/rules';
import type { Db } from '../../kernel/database';
import type { Message } from '../../inbox';
import { rulesOfCodes } from '../../rules';
import type { ReviewItem } from './review-item';
import { told } from './words';

/* What an author is told of a review, in its transaction. A post can be sent again: its version names which review it was. */

type Item = Pick<ReviewItem, 'id' | 'version' | 'authorId' | 'townId' | 'claimCode'>;

const about = ({ id, version, authorId }: Item, now: number) => ({
  ...{ userId: authorId, cause: `post:${id}:reviewed:${version}`, subjectId: id, now },
});

/** The title of the rule that a post claims; null when it claims none. */
async function claimedTitle(db: Db, { townId, claimCode }: Item): Promise<string | null> {
  if (claimCode === null) return null;
  const [rule] = await rulesOfCodes(db, townId, [claimCode]);
  return rule?.title ?? told.someRule;
}

/** It is public: with points, without any, or without those that were asked for, which is a refusal and says so. */
export async function approvedMessage(
  db: Db,
  item: Item,
  rule: ScoringRule | null,
  spendableAt: number | null,
  now: number,
): Promise<Message> {
  const claimed = rule?.code === item.claimCode ? null : await claimedTitle(db, item);
  if (rule === null && claimed !== null)
    return {
      ...about(item, now),
      ...{ kind: 'unscored', title: told.unscored(claimed), text: told.unscoredText },
    };
  if (rule === null)
    return { ...about(item, now), kind: 'approved', title: told.approved, text: told.approvedText };
  const { title, seal, points } = rule;
  const when =
    spendableAt === null
      ? told.spendable
      : told.inNotice(Math.round((spendableAt - now) / DAY), formatWhen(spendableAt, now));
  return {
    ...{ ...about(item, now), kind: 'approved', title: told.awarded(title, points) },
    ...{
      text: claimed === null ? when : `${told.otherRule(claimed, title)}${when}`,
      seal: { text: seal, points },
    },
  };
}

/** A change of what is public has been taken over; it is told of the public post. */
export const changedMessage = (item: Item, postId: number, now: number): Message => ({
  ...about(item, now),
  ...{ kind: 'approved', title: told.changed, text: told.changedText, subjectId: postId },
});

/** It was sent back: why, and what to do about it. */
export async function rejectedMessage(
  db: Db,
  item: Item,
  { reason, note }: { reason: RejectReason; note: string },
  now: number,
): Promise<Message> {
  const { label, advice } = REJECT_TEXT[reason];
  return {
    ...{ ...about(item, now), kind: 'rejected', title: told.rejected(await claimedTitle(db, item)) },
    text: told.rejectedText(reason === 'other' ? null : label, note, advice),
  };
}
