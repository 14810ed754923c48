import type { Routes } from '../../kernel/route';
import { adjustmentQueue, ownDeductions } from './lists';
import { grantPool, poolList } from './pools';
import { decideAdjustment, propose } from './propose';

export function adjustmentRoutes(): Routes<'adjustment'> & Routes<'pool'> {
  return {
    'adjustment.propose': ({ db, user, input, now }) => propose(db, user, input, now),
    'adjustment.queue': ({ db, user, input, now }) => adjustmentQueue(db, user, input, now),
    'adjustment.decide': ({ db, user, input, now }) => decideAdjustment(db, user, input, now),
    'adjustment.mine': ({ db, user, input }) => ownDeductions(db, user, input),
    'pool.get': ({ db, user, input }) => poolList(db, user, input),
    'pool.grant': ({ db, user, input, now, requestId }) => grantPool(db, user, input, requestId, now),
  };
}
