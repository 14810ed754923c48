import type { Config } from '../../kernel/config';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { covers, type SettledUser } from '../../kernel/identity';
import type { Routes } from '../../kernel/route';
import { sql } from '../../kernel/sql';
import { assertOwns, placeOfMerchant, readMerchant, recordEvent, roleAt, type Merchant } from '../../shops';
import { statementWords, statementOf, statementAddress } from '../../passbook';
import { shopFigures } from './shop-figures';
import { words } from './words';

export function shopFiguresRoutes({ config }: { config: Config }): Omit<Routes<'figures'>, 'figures.town'> {
  return {
    'figures.shop': async ({ db, user, input, now }) =>
      shopFigures(db, await readInside(db, user, input.merchantId), input.month, now),
    'figures.baseline': async ({ db, user, input, now }) => {
      await assertOwns(db, input.merchantId, user.id);
      const { affectedRows } = await db.run(
        sql`UPDATE merchants SET weekly_before = ${input.perWeek} WHERE id = ${input.merchantId} AND NOT weekly_before <=> ${input.perWeek}`,
      );
      if (affectedRows === 1)
        await recordEvent(db, {
          ...{ merchantId: input.merchantId, kind: 'changed', actorId: user.id, unitId: null },
          ...{ note: words.baseline(input.perWeek), now },
        });
      return { before: input.perWeek };
    },
    'figures.statement': async ({ db, user, input }) => {
      const { id } = await readInside(db, user, input.merchantId);
      return statementOf(db, { kind: 'merchant', id }, input);
    },
    'figures.statementFile': async ({ db, user, input, now }) => {
      const { id, name } = await readInside(db, user, input.merchantId);
      return {
        path: statementAddress(config.APP_SECRET, { kind: 'merchant', id }, input.month, now),
        name: statementWords.file(name, input.month),
      };
    },
  };
}

/** A shop for its own people and the staff of its region; NOT_FOUND for all others. */
async function readInside(db: Db, user: SettledUser, merchantId: number): Promise<Merchant> {
  const merchant = await readMerchant(db, merchantId);
  if (!(await roleAt(db, merchantId, user.id)) && !covers(user, placeOfMerchant(merchant)))
    throw new Refusal('NOT_FOUND', 'merchantId');
  return merchant;
}
