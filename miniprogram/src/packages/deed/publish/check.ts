import { LIMITS } from '@jishan/shared/limits';
import { countCharacters } from '@jishan/shared/text';
import type { UploadItem } from '../../../parts/photos/uploads';
import type { BoardCode, PostDraft } from '../../../parts/post/draft';
import type { RuleView } from '../../../parts/rule/types';
import { words } from './words';

export const FIELDS = ['body', 'photos', 'ruleCode', 'board', 'place'] as const;
export type FieldName = (typeof FIELDS)[number];

/** What is wrong, and where its words stand. */
export interface Problem {
  field: FieldName;
  message: string;
}

interface Writing {
  value: PostDraft;
  items: readonly UploadItem[];
  rule: RuleView | null;
  board: BoardCode | null;
}

/** The first thing that keeps a post from being sent, from the top of the page down. */
export function problemOf({ value, items, rule, board }: Writing): Problem | null {
  const over = countCharacters(value.body.trim()) - LIMITS.postChars;
  if (over > 0) return { field: 'body', message: words.over(over) };
  const unsent = unsentPhotos(items);
  if (unsent) return unsent;
  if (value.body.trim() === '' && items.length === 0) return { field: 'body', message: words.empty };
  if (rule && items.length < rule.photos) return { field: 'photos', message: words.needPhotos(rule.photos) };
  if (!board) return { field: 'board', message: words.needBoard };
  const placeOver = countCharacters(value.place.trim()) - LIMITS.placeChars;
  if (placeOver > 0) return { field: 'place', message: words.placeOver(placeOver) };
  return null;
}

/** Photos that are still on their way, or will not arrive by themselves. */
export function unsentPhotos(items: readonly UploadItem[]): Problem | null {
  const sending = items.filter(({ state }) => state === 'sending').length;
  if (sending > 0) return { field: 'photos', message: words.photosSending(sending) };
  return items.some(({ state }) => state !== 'sent')
    ? { field: 'photos', message: words.photosFailed }
    : null;
}

/** The field that a refusal of the server speaks of: 'photos.2' is about the photos. */
export function fieldOf(path: string | undefined): FieldName | null {
  const [name] = (path ?? '').split('.');
  return FIELDS.find((field) => field === name) ?? null;
}
