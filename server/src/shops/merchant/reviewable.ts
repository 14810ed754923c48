import type { Db } from '../../kernel/database';
import { sql } from '../../kernel/sql';
import { SENT_BACK_MS, type PhotoStore } from '../../photos';
import { tellAll, type Message } from '../../inbox';
import { merchantAccount } from '../../book';
import { factsOfEach, type Reviewable, type Submission } from '../submission/submission';
import { factsOf, releaseProposed, showProfile, type Profile } from './profile';
import { membersOf, merchantRef, readMerchant, readMerchants, recordEvent } from './shop-access';
import { words } from './words';

type Photos = Pick<PhotoStore, 'show' | 'release'>;

const profileOf = ({ content }: Submission) => JSON.parse(content) as Profile;

/**
 * A shop that applies: approved, it is open and has an account in the book. One that had left stays as it was until then, and
 * stays so when it is refused or takes its application back.
 */
export const merchantReviewable = (photos: Photos): Reviewable => ({
  kind: 'merchant',
  facts: factsOfEach(readMerchants, (submission, shop) =>
    factsOf(profileOf(submission), shop.joinedAt === null ? null : shop),
  ),
  approve: async (db, user, submission, now) => {
    const { merchantId } = submission;
    await show(db, photos, submission);
    await db.run(
      sql`UPDATE merchants SET state = 'open', joined_at = ${now} WHERE id = ${merchantId} AND state IN ('applied', 'left')`,
    );
    const merchant = await readMerchant(db, merchantId);
    await merchantAccount(db, merchantRef(merchant));
    const event = await recordEvent(db, {
      ...{ merchantId, kind: 'opened', actorId: user.id, unitId: user.scope.id },
      ...{ note: '', now },
    });
    await tellAll(
      db,
      await toPeople(db, merchantId, `merchant-event:${event}`, words.opened(merchant.name), now),
    );
  },
  refuse: async (db, user, { merchantId, submittedBy }, answer, now) => {
    await db.run(sql`UPDATE merchants SET state = 'refused' WHERE id = ${merchantId} AND state = 'applied'`);
    await recordEvent(db, {
      ...{ merchantId, kind: 'refused', actorId: user?.id ?? submittedBy, unitId: user?.scope.id ?? null },
      ...{ note: answer, now },
    });
    await releaseProposed(db, photos, await readMerchant(db, merchantId), now + SENT_BACK_MS);
  },
});

/** A new profile of a shop that is open. */
export const profileReviewable = (photos: Photos): Reviewable => ({
  kind: 'profile',
  facts: factsOfEach(readMerchants, (submission, shown) => factsOf(profileOf(submission), shown)),
  approve: async (db, user, submission, now) => {
    await show(db, photos, submission);
    await recordEvent(db, {
      ...{ merchantId: submission.merchantId, kind: 'changed', actorId: user.id, unitId: user.scope.id },
      ...{ note: '', now },
    });
  },
  refuse: async (db, _user, { merchantId }, _answer, now) =>
    releaseProposed(db, photos, await readMerchant(db, merchantId), now + SENT_BACK_MS),
});

const show = (db: Db, photos: Photos, submission: Submission): Promise<void> =>
  showProfile(db, photos, submission.merchantId, profileOf(submission), submission.photos);

/** What everybody who works in a shop is told. */
export async function toPeople(
  db: Db,
  merchantId: number,
  cause: string,
  text: string,
  now: number,
): Promise<Message[]> {
  const members = await membersOf(db, merchantId);
  return members.map(({ userId }) => ({ userId, cause, kind: 'shop', text, subjectId: merchantId, now }));
}
