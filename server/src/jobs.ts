import type { Deps } from './deps';
import { counterJobs } from './features/counter/jobs';
import { orderJobs } from './features/order/jobs';
import { photoJobs } from './features/photo/jobs';
import { photoLetters } from './features/photo/letters';
import { pointsJobs } from './features/points/jobs';
import { voucherJobs } from './features/voucher/jobs';
import type { DataSource } from './kernel/database';
import { housekeepingJob } from './kernel/housekeeping';
import type { Job } from './kernel/jobs';
import { outboxJob, type Handlers } from './kernel/outbox';

/** What the server does by the clock: each feature brings its own, one line each. */
export const jobsOf = (source: DataSource, deps: Deps): Job[] => [
  housekeepingJob(source),
  outboxJob(source, lettersOf(deps)),
  ...pointsJobs(source),
  ...voucherJobs(source),
  ...orderJobs(source),
  ...counterJobs(source),
  ...photoJobs(source, deps.photos),
];

/** Who delivers what waits in the outbox, by kind of letter: each feature brings its own, one line each. */
export const lettersOf = (deps: Deps): Handlers => ({ ...photoLetters(deps.photos) });
