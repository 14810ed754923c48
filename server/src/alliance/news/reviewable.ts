import { SENT_BACK_MS, type PhotoStore } from '../../photos';
import { photoIdsOf, type Fact, type Reviewable, type Submission } from '../../shops';
import { newsPhotos } from './news';
import { words } from './words';

/** What waits of a piece of news. */
export interface Draft {
  title: string;
  text: string;
}

const draftOf = ({ content }: Submission) => JSON.parse(content) as Draft;

function factsOf(submission: Submission): Fact[] {
  const { title, text } = draftOf(submission);
  return [
    { label: words.title, value: title, before: null },
    { label: words.text, value: text, before: null },
  ];
}

/** How the review desk reads news, and what a decision does to it. */
export function newsReviewable(photos: Pick<PhotoStore, 'show' | 'release'>): Reviewable {
  return {
    kind: 'news',
    facts: (_db, submissions) =>
      Promise.resolve(new Map(submissions.map((submission) => [submission.id, factsOf(submission)]))),
    approve: async (db, _user, submission, now) => {
      const { title, text } = draftOf(submission);
      const { affectedRows } = await db.run(
        "UPDATE news SET title = ?, body = ?, photos = ?, state = 'shown', shown_at = ? WHERE id = ? AND state = 'waiting'",
        [title, text, submission.photos, now, submission.subjectId],
      );
      // The shop may have taken it away while it waited: then its photos are shown to nobody either.
      if (affectedRows === 1) await photos.show(db, photoIdsOf(submission), newsPhotos(submission.subjectId));
    },
    refuse: async (db, _user, { subjectId }, _answer, now) => {
      await db.run("UPDATE news SET state = 'refused' WHERE id = ? AND state = 'waiting'", [subjectId]);
      await photos.release(db, newsPhotos(subjectId), { until: now + SENT_BACK_MS });
    },
  };
}
