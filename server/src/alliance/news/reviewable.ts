import { SENT_BACK_MS, type PhotoStore } from '../../photos';
import { photoIdsOf, type Fact, type Reviewable, type Submission } from '../../shops';
import { newsPhotos } from './news';
import { words } from './words';
import { sql } from '../../kernel/sql';

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
        sql`UPDATE news SET title = ${title}, body = ${text}, photos = ${submission.photos}, state = 'shown', shown_at = ${now} WHERE id = ${submission.subjectId} AND state = 'waiting'`,
      );
      // The shop may have taken it away while it waited: then its photos are shown to nobody either.
      if (affectedRows === 1) await photos.show(db, photoIdsOf(submission), newsPhotos(submission.subjectId));
    },
    refuse: async (db, _user, { subjectId }, _answer, now) => {
      await db.run(sql`UPDATE news SET state = 'refused' WHERE id = ${subjectId} AND state = 'waiting'`);
      await photos.release(db, newsPhotos(subjectId), { until: now + SENT_BACK_MS });
    },
  };
}
