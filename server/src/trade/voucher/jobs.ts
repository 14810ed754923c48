import type { DataSource } from '../../kernel/database';
import type { Job } from '../../kernel/jobs';
import { sweepVouchers } from './sweep';

export const voucherJobs = (source: DataSource): Job[] => [
  { name: 'vouchers', everyMs: 30_000, work: (now, signal) => sweepVouchers(source, now, signal) },
];
