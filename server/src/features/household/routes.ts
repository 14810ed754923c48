import type { Routes } from '../../kernel/route';
import { invite, invited } from './invitation';
import { answer, ask, found, leave } from './membership';
import { householdOf, ownHousehold } from './view';

export function householdRoutes(): Routes<'household'> {
  return {
    'household.mine': async ({ db, user, now }) => ({ household: await householdOf(db, user, now) }),

    'household.found': async ({ db, user, input, now }) => {
      await found(db, user, input.name, now);
      return ownHousehold(db, user, now);
    },

    'household.invite': async ({ db, user, now }) => {
      await invite(db, user, now);
      return ownHousehold(db, user, now);
    },

    'household.peek': ({ db, user, input, now }) => invited(db, user, input.code, now),

    'household.ask': async ({ db, user, input, now }) => {
      const { id } = await invited(db, user, input.code, now);
      await ask(db, user, id, now);
      return ownHousehold(db, user, now);
    },

    'household.answer': async ({ db, user, input, now }) => {
      await answer(db, user, input.userId, input.accept, now);
      return ownHousehold(db, user, now);
    },

    'household.leave': async ({ db, user, now }) => {
      await leave(db, user, now);
      return { ok: true };
    },
  };
}
