import type { Released } from '../../book';
import { sql } from '../../kernel/sql';
import { tell } from '../../inbox';
import { words } from './words';

/** Tells a resident that the notice of an award is over and its points can be spent. */
export const tellCredited: Released = async (db, { residentId, openedBy }, now) => {
  const award = await db.row<{ title: string; seal: string; points: number }>(
    sql`SELECT title, seal, points FROM transfers WHERE id = ${openedBy}`,
  );
  if (!award) throw new Error(`transfer ${openedBy} is not there`);
  await tell(db, {
    ...{ userId: residentId, cause: `credited:${openedBy}`, kind: 'credited', subjectId: openedBy, now },
    ...{ title: words.credited(award), text: words.creditedText },
    seal: { text: award.seal, points: award.points },
  });
};
