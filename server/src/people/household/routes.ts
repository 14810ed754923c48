import type { Config } from '../../kernel/config';
import type { Routes } from '../../kernel/route';
import { sql } from '../../kernel/sql';
import { checkText } from '../../safety';
import { NEW_HOUSEHOLD_NAME } from '../checked';
import { inviteToHousehold, invitedHousehold } from './invitation';
import { answerAsker, askHousehold, foundHousehold, leaveHousehold } from './membership';
import { householdOf, ownHousehold } from './view';

export function householdRoutes({ CONTENT_CHECK: show }: Pick<Config, 'CONTENT_CHECK'>): Routes<'household'> {
  return {
    'household.mine': async ({ db, user, now }) => ({ household: await householdOf(db, user, now) }),

    'household.found': async ({ db, user, input, now }) => {
      const subjectId = await foundHousehold(db, user, input.name, now);
      if (await checkText(db, { kind: 'household', subjectId, author: user, words: input.name, show }, now))
        await db.run(sql`UPDATE households SET name = ${NEW_HOUSEHOLD_NAME} WHERE id = ${subjectId}`);
      return ownHousehold(db, user, now);
    },

    'household.invite': async ({ db, user, now }) => {
      await inviteToHousehold(db, user, now);
      return ownHousehold(db, user, now);
    },

    'household.peek': ({ db, user, input, now }) => invitedHousehold(db, user, input.code, now),

    'household.ask': async ({ db, user, input, now }) => {
      const { id } = await invitedHousehold(db, user, input.code, now);
      await askHousehold(db, user, id, now);
      return ownHousehold(db, user, now);
    },

    'household.answer': async ({ db, user, input, now }) => {
      await answerAsker(db, user, input.userId, input.accept, now);
      return ownHousehold(db, user, now);
    },

    'household.leave': async ({ db, user, now }) => {
      await leaveHousehold(db, user, now);
      return { ok: true };
    },
  };
}
