import type { DataSource } from '../kernel/database';
import type { Job } from '../kernel/jobs';
import { counterJobs } from './counter/jobs';
import { orderJobs } from './order/jobs';
import { voucherJobs } from './voucher/jobs';

export const tradeJobs = (source: DataSource): Job[] => [
  ...voucherJobs(source),
  ...orderJobs(source),
  ...counterJobs(source),
];
