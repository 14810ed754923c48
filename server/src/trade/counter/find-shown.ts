import { Counter } from 'prom-client';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import type { Logger } from '../../kernel/log';
import type { Codes, Shown } from '../code/rolling-code';
import type { Presentable } from './presentable';
import { countHit, countTry } from './tries';

const checks = new Counter({
  name: 'jishan_counter_checks_total',
  help: 'Codes and numbers tried at counters, by how and with what result',
  labelNames: ['how', 'result'],
});

export interface Found {
  kind: Shown;
  id: number;
}

export interface Search {
  merchantId: number;
  clerkId: number;
  code: string;
  now: number;
}

/** What a scanned text or a number that was read out names. CODE_UNKNOWN, CODE_OLD, CODE_SLOWED. */
export function finder(codes: Codes, presentables: readonly Presentable[], log: Logger) {
  const tell = (how: 'scan' | 'number', result: string, search: Search) => {
    checks.inc({ how, result });
    if (result !== 'found')
      log.warn({ merchantId: search.merchantId, clerkId: search.clerkId, how, result }, 'counter');
  };
  return async (db: Db, search: Search): Promise<Found> => {
    return /^\d{8}$/.test(search.code) ? byNumber(db, search.code, search) : byScan(search);
  };

  function byScan(search: Search): Found {
    const read = codes.read(search.code, search.now);
    if (!read || read.age === 'old') {
      tell('scan', read ? 'old' : 'unknown', search);
      throw new Refusal(read ? 'CODE_OLD' : 'CODE_UNKNOWN', 'code');
    }
    tell('scan', 'found', search);
    return read;
  }

  async function byNumber(db: Db, digits: string, search: Search): Promise<Found> {
    const { merchantId, clerkId, now } = search;
    const tried = await countTry(db, merchantId, clerkId, now).catch((error: unknown) => {
      tell('number', 'slowed', search);
      throw error;
    });
    const found: Found[] = [];
    for (const { kind, shownNow } of presentables)
      for (const id of await shownNow(db, merchantId, now))
        if (codes.hasNumber(kind, id, digits, now)) found.push({ kind, id });
    const [only, second] = found;
    // Two that happen to have the same number at the same counter: the codes tell them apart.
    if (!only || second) {
      tell('number', only ? 'twice' : 'unknown', search);
      throw new Refusal('CODE_UNKNOWN', 'code');
    }
    await countHit(db, tried);
    tell('number', 'found', search);
    return only;
  }
}
