import type { Input, Reply } from '../../../kernel/call';

export type RegionSettings = Reply<'settings.list'>['items'][number];
export type Own = RegionSettings['own'];
export type InForce = RegionSettings['inForce'];
export type Change = Input<'settings.change'>;
export type Past = Reply<'settings.history'>['items'][number];
