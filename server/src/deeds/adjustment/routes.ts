import type { Routes } from '../../kernel/route';
import { findResidents } from './find-residents';
import { adjustmentQueue, ownDeductions } from './lists';
import { grantPool, poolList } from './pools';
import { decideAdjustment, proposeAdjustment } from './propose';

export function adjustmentRoutes(): Routes<'adjustment'> &
  Routes<'pool'> &
  Pick<Routes<'resident'>, 'resident.search'> {
  return {
    'resident.search': ({ db, user, input, now }) => findResidents(db, user, input, now),
    'adjustment.propose': ({ db, user, input, now }) => proposeAdjustment(db, user, input, now),
    'adjustment.queue': ({ db, user, input, now }) => adjustmentQueue(db, user, input, now),
    'adjustment.decide': ({ db, user, input, now }) => decideAdjustment(db, user, input, now),
    'adjustment.mine': ({ db, user, input }) => ownDeductions(db, user, input),
    'pool.get': ({ db, user, input }) => poolList(db, user, input),
    'pool.grant': ({ db, user, input, now, requestId }) => grantPool(db, user, input, requestId, now),
  };
}
