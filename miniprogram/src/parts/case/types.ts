import type { Reply } from '../../kernel/call';

export type Objection = Reply<'objection.queue'>['items'][number];
export type Appeal = Reply<'appeal.queue'>['items'][number];
export type Adjustment = Reply<'adjustment.queue'>['items'][number];
