import { HOUR } from '@jishan/shared/calendar';
import { Db, type DataSource } from '../../kernel/database';
import type { Job } from '../../kernel/jobs';
import { forgetTries } from './tries';

export const counterJobs = (source: DataSource): Job[] => [
  {
    name: 'counter tries',
    everyMs: HOUR,
    work: async (now) => ({ forgotten: await forgetTries(new Db(source.manager), now) }),
  },
];
