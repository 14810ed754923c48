import { HOUR } from '@jishan/shared/calendar';
import { Db, type DataSource } from '../kernel/database';
import type { Job } from '../kernel/jobs';
import { remindOfExpiry } from './reminders';

export const passbookJobs = (source: DataSource): Job[] => {
  const db = new Db(source.manager);
  return [
    { name: 'expiry reminders', everyMs: HOUR, work: (now, signal) => remindOfExpiry(db, now, signal) },
  ];
};
