import type { DataSource } from '../../kernel/database';
import type { Job } from '../../kernel/jobs';
import { sweepOrders } from './sweep';

export const orderJobs = (source: DataSource): Job[] => [
  { name: 'orders', everyMs: 30_000, work: (now, signal) => sweepOrders(source, now, signal) },
];
