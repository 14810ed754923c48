import { postSubject } from './deeds';
import type { Subject } from './talk';

/** What people of a town talk about: each feature brings its own, one line each. */
export const SUBJECTS: readonly Subject[] = [postSubject];
