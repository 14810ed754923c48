import type { Db } from '../kernel/database';
import { sql } from '../kernel/sql';
import type { CheckedKind, CheckedThing } from '../safety';

/** What somebody is called while nobody has found their own name good. */
export const NEWCOMER_NAME = '新邻居';
export const NEW_HOUSEHOLD_NAME = '新家庭';

const takeName = async (db: Db, { subjectId, words }: CheckedThing): Promise<void> => {
  await db.run(sql`UPDATE users SET name = ${NEWCOMER_NAME} WHERE id = ${subjectId} AND name = ${words}`);
};

/** What people are called. Until a new name is found good, others read the one before. */
export const checkedPersonNames: CheckedKind = {
  kind: 'person',
  scene: 1,
  show: async (db, { subjectId, words }) => {
    await db.run(sql`UPDATE users SET name = ${words} WHERE id = ${subjectId}`);
  },
  hold: takeName,
  remove: takeName,
};

const takeHouseholdName = async (db: Db, { subjectId, words }: CheckedThing): Promise<void> => {
  await db.run(
    sql`UPDATE households SET name = ${NEW_HOUSEHOLD_NAME} WHERE id = ${subjectId} AND name = ${words}`,
  );
};

/** What families are called. */
export const checkedHouseholdNames: CheckedKind = {
  kind: 'household',
  scene: 1,
  show: async (db, { subjectId, words }) => {
    await db.run(sql`UPDATE households SET name = ${words} WHERE id = ${subjectId}`);
  },
  hold: takeHouseholdName,
  remove: takeHouseholdName,
};
