import type { Routes } from '../../kernel/route';
import { listDigests } from '../../book';
import { decideObjection } from './decide';
import { noticeList, readNotice } from './lists';
import { fileObjection, objectionQueue, ownObjections } from './objecting';

export function noticeRoutes(): Routes<'notice'> & Routes<'objection'> {
  return {
    'notice.list': ({ db, user, input }) => noticeList(db, user, input),
    'notice.get': ({ db, user, input, now }) => readNotice(db, user, input.transferId, now),
    'notice.digests': ({ db, user, input }) => listDigests(db, user.townId, input.cursor, input.size),
    'objection.create': ({ db, user, input, now }) => fileObjection(db, user, input, now),
    'objection.mine': ({ db, user, input }) => ownObjections(db, user, input),
    'objection.queue': ({ db, user, input, now }) => objectionQueue(db, user, input, now),
    'objection.decide': ({ db, user, input, now }) => decideObjection(db, user, input, now),
  };
}
