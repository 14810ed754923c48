import { Db, type DataSource } from '../kernel/database';
import type { Job } from '../kernel/jobs';
import { tellOfLikes } from './likes-of-the-day';
import type { Subject } from './subject';

export const talkJobs = (source: DataSource, subjects: readonly Subject[]): Job[] => {
  const db = new Db(source.manager);
  return [
    {
      name: 'likes of the day',
      everyMs: 10 * 60_000,
      work: (now, signal) => tellOfLikes(db, subjects, now, signal),
    },
  ];
};
