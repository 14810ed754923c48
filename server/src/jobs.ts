import { checkedThings } from './checked';
import type { Deps } from './deps';
import { safetyJobs, safetyLetters } from './safety';
import { photoJobs, photoLetters } from './photos';
import { bookJobs } from './book';
import { tellCredited } from './deeds';
import { passbookJobs } from './passbook';
import { SUBJECTS } from './subjects';
import { talkJobs } from './talk';
import { tradeJobs } from './trade';
import type { DataSource } from './kernel/database';
import { housekeepingJob } from './kernel/housekeeping';
import type { Job } from './kernel/jobs';
import { outboxJob, type Handlers } from './kernel/outbox';

/** What the server does by the clock: each feature brings its own, one line each. */
export const jobsOf = (source: DataSource, deps: Deps): Job[] => [
  housekeepingJob(source),
  outboxJob(source, lettersOf(source, deps)),
  ...bookJobs(source, tellCredited),
  ...passbookJobs(source),
  ...talkJobs(source, SUBJECTS),
  ...tradeJobs(source),
  ...photoJobs(source, deps.photos),
  ...safetyJobs(source),
];

/** Who delivers what waits in the outbox, by kind of letter: each feature brings its own, one line each. */
export const lettersOf = (source: DataSource, deps: Deps, clock?: () => number): Handlers => ({
  ...photoLetters(deps.photos),
  ...safetyLetters({
    ...deps,
    source,
    kinds: checkedThings(),
    pictureAddress: deps.photos.signedAddress,
    clock,
  }),
});
