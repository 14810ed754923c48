import type { Db } from '../../kernel/database';
import type { PhotoStore } from '../photo/service';
import { tellAll, type Message } from '../message/service';
import { merchantAccount } from '../points/service';
import { factsOfEach, photoIdsOf, type Reviewable, type Submission } from '../submission/service';
import { applyProfile, factsOf, shopPhotos, type Profile } from './profile';
import { membersOf, merchantRef, readMerchant, readMerchants, recordEvent } from './service';
import { words } from './words';

type Photos = Pick<PhotoStore, 'show'>;

const profileOf = ({ content }: Submission) => JSON.parse(content) as Profile;

/** A shop that applies: approved, it is open and has an account in the book. */
export const merchantReviewable = (photos: Photos): Reviewable => ({
  kind: 'merchant',
  facts: factsOfEach(readMerchants, (submission) => factsOf(profileOf(submission), null)),
  approve: async (db, user, submission, now) => {
    const { merchantId } = submission;
    await show(db, photos, submission);
    await db.run("UPDATE merchants SET state = 'open', joined_at = ? WHERE id = ? AND state = 'applied'", [
      now,
      merchantId,
    ]);
    const merchant = await readMerchant(db, merchantId);
    await merchantAccount(db, merchantRef(merchant));
    await recordEvent(db, {
      ...{ merchantId, kind: 'opened', actorId: user.id, unitId: user.scope.id },
      ...{ note: '', now },
    });
    await tellAll(
      db,
      await toPeople(db, merchantId, `merchant:${merchantId}:opened`, words.opened(merchant.name), now),
    );
  },
  refuse: async (db, user, { merchantId, submittedBy }, answer, now) => {
    await db.run("UPDATE merchants SET state = 'refused' WHERE id = ? AND state = 'applied'", [merchantId]);
    await recordEvent(db, {
      ...{ merchantId, kind: 'refused', actorId: user?.id ?? submittedBy, unitId: user?.scope.id ?? null },
      ...{ note: answer, now },
    });
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
  refuse: () => Promise.resolve(),
});

async function show(db: Db, photos: Photos, submission: Submission): Promise<void> {
  const { merchantId } = submission;
  await photos.show(db, photoIdsOf(submission), shopPhotos(merchantId));
  await applyProfile(db, merchantId, profileOf(submission), submission.photos);
}

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
