export { PUBLISHED } from './published';
export { HER_DRAFT, SENT_BACK, WAITING } from './waiting';
export type { Special } from './special';
