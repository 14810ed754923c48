import type { Codes } from '../code/rolling-code';
import type { Config } from '../../kernel/config';
import type { Logger } from '../../kernel/log';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { SettledUser } from '../../kernel/identity';
import { withPrepared, type Routes } from '../../kernel/route';
import type { Shown } from '../code/rolling-code';
import { assertState, assertWorksAt, readMerchant, type Merchant } from '../../shops';
import { finder } from './find-shown';
import type { Presentable } from './presentable';
import { TICKET_MS, tickets } from './ticket';

/** `presentables` are what can be shown at a counter, in app.ts. */
export function counterRoutes(
  { config, codes, log }: { config: Config; codes: Codes; log: Logger },
  presentables: readonly Presentable[],
): Routes<'counter'> {
  const find = finder(codes, presentables, log);
  const { make, read } = tickets(config.APP_SECRET);
  const of = (kind: Shown): Presentable => {
    const presentable = presentables.find((one) => one.kind === kind);
    if (!presentable) throw new Refusal('CODE_UNKNOWN', 'code');
    return presentable;
  };
  return {
    // What is tried is counted outside of the transaction, which a wrong number rolls back.
    'counter.check': withPrepared(
      async ({ db, user, input, now }) => {
        await counterOf(db, user, input.merchantId);
        return find(db, { ...input, clerkId: user.id, now });
      },
      async ({ db, user, input, prepared: { kind, id }, now }) => {
        const merchant = await counterOf(db, user, input.merchantId);
        const presented = await of(kind).present(db, id, { merchant, clerk: user, now });
        const checked = { kind, id, merchantId: merchant.id, clerkId: user.id, checkedAt: now };
        return { ...presented, ticket: make(checked), ticketUntil: now + TICKET_MS };
      },
    ),
    'counter.settle': async ({ db, user, input, now }) => {
      const merchant = await counterOf(db, user, input.merchantId);
      const { kind, id, checkedAt } = read(input.ticket, { merchantId: merchant.id, clerkId: user.id }, now);
      return of(kind).settle(db, id, { merchant, clerk: user, now, checkedAt });
    },
    'counter.undo': async ({ db, user, input, now }) => {
      const merchant = await counterOf(db, user, input.merchantId);
      return of(input.kind).undo(db, input.id, { merchant, clerk: user, now, reason: input.reason });
    },
    'counter.recent': async ({ db, user, input, now }) => {
      await assertWorksAt(db, input.merchantId, user.id);
      return of(input.kind).recent(db, input.merchantId, input, now);
    },
  };
}

/** The counter of a shop where the caller works. A paused shop, and one that left, still take what is out. */
async function counterOf(db: Db, user: SettledUser, merchantId: number): Promise<Merchant> {
  await assertWorksAt(db, merchantId, user.id);
  const merchant = await readMerchant(db, merchantId);
  assertState(merchant, 'open', 'paused', 'left');
  return merchant;
}
