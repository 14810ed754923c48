import type { Reply } from '../../kernel/call';

export type AppealView = Reply<'appeal.mine'>['items'][number];
