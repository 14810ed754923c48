import { DAY, dayOf, startOfDay } from '@jishan/shared/calendar';
import { LIMITS } from '@jishan/shared/limits';
import { countCharacters } from '@jishan/shared/text';
import type { Input, Photo } from '../../../kernel/call';
import type { AppealAbout } from '../../../kernel/routes';
import type { UploadItem } from '../../../parts/photos/uploads';
import { words } from './words';

/** An appeal being written: what is kept on the phone until it has been sent. */
export interface AppealDraft {
  body: string;
  photos: Photo[];
  ruleCode: string | null;
  /** '2026-11-21' */
  day: string | null;
}

export interface Problem {
  field: 'body' | 'photos' | 'rule' | 'day';
  message: string;
}

/** The first thing that keeps an appeal from being sent, from the top of the page down. */
export function problemOf(
  kind: AppealAbout['kind'],
  { body, ruleCode, day }: AppealDraft,
  items: readonly UploadItem[],
): Problem | null {
  if (kind === 'missed' && ruleCode === null) return { field: 'rule', message: words.needRule };
  if (kind === 'missed' && day === null) return { field: 'day', message: words.needDay };
  if (body.trim() === '') return { field: 'body', message: words.needBody };
  const over = countCharacters(body.trim()) - LIMITS.caseChars;
  if (over > 0) return { field: 'body', message: words.over(over) };
  const sending = items.filter(({ state }) => state === 'sending').length;
  if (sending > 0) return { field: 'photos', message: words.photosSending(sending) };
  if (items.some(({ state }) => state !== 'sent')) return { field: 'photos', message: words.photosFailed };
  return null;
}

/** The call's input. A day is told by its first moment, so that a second try tells the same. */
export function inputOf(
  about: AppealAbout,
  { body, photos, ruleCode, day }: AppealDraft,
): Input<'appeal.create'> {
  const said = { body: body.trim(), photos: photos.map(({ id }) => id) };
  if (about.kind !== 'missed') return { ...about, ...said };
  return { kind: 'missed', ruleCode: ruleCode ?? '', occurredAt: startOfDay(day ?? ''), ...said };
}

/** Where the words of a refusal stand. */
export function fieldOf(path: string | undefined): Problem['field'] | null {
  switch ((path ?? '').split('.')[0]) {
    case 'body':
      return 'body';
    case 'photos':
      return 'photos';
    case 'ruleCode':
      return 'rule';
    case 'occurredAt':
      return 'day';
    default:
      return null;
  }
}

/** How many days back a deed may lie. */
const DAYS = 30;

/** Today and the days before, newest first. */
export const daysBack = (now: number): string[] =>
  Array.from({ length: DAYS }, (_, index) => dayOf(now - index * DAY));
