import { DAY, HOUR } from '@jishan/shared/calendar';
import { Db, type DataSource } from '../kernel/database';
import type { Job } from '../kernel/jobs';
import { pruneDays } from './honour';
import { sweepChain } from './proof/chain';
import { closeDays } from './proof/digests';
import { sweepExpired, sweepHolds, type Released } from './sweeps';

export function bookJobs(source: DataSource, released: Released): Job[] {
  const db = new Db(source.manager);
  return [
    { name: 'holds', everyMs: 30_000, work: (now, signal) => sweepHolds(source, now, signal, released) },
    { name: 'expiry', everyMs: HOUR, work: (now, signal) => sweepExpired(source, now, signal) },
    { name: 'chain', everyMs: 5_000, work: (now, signal) => sweepChain(source, now, signal) },
    { name: 'digests', everyMs: HOUR, work: (now, signal) => closeDays(source, now, signal) },
    { name: 'old day totals', everyMs: DAY, work: (now) => pruneDays(db, now) },
  ];
}
