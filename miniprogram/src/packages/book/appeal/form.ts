import { DAY, dayOf, startOfDay } from '@jishan/shared/calendar';
import { LIMITS } from '@jishan/shared/limits';
import { countCharacters } from '@jishan/shared/text';
import { useState } from 'react';
import { type CallError, type Input, type Photo, type Reply, toCallError } from '../../../kernel/call';
import { useDraft } from '../../../kernel/drafts';
import { type FormProblem, useForm } from '../../../kernel/form';
import type { AppealAbout } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { useUploads } from '../../../parts/photos/use-uploads';
import { draftName } from './target';
import { words } from './words';

/** An appeal being written: what is kept on the phone until it has been sent. */
export interface AppealDraft {
  body: string;
  photos: Photo[];
  ruleCode: string | null;
  /** '2026-11-21' */
  day: string | null;
}

type Field = 'rule' | 'day' | 'body' | 'photos';

/** All that keeps an appeal from being sent, from the top of the page down. */
export function problemsOf(
  kind: AppealAbout['kind'],
  { body, ruleCode, day }: AppealDraft,
): FormProblem<Field>[] {
  const over = countCharacters(body.trim()) - LIMITS.caseChars;
  const found: (FormProblem<Field> | false)[] = [
    kind === 'missed' && ruleCode === null && { field: 'rule', message: words.needRule },
    kind === 'missed' && day === null && { field: 'day', message: words.needDay },
    body.trim() === '' && { field: 'body', message: words.needBody },
    over > 0 && { field: 'body', message: words.over(over) },
  ];
  return found.filter((problem) => problem !== false);
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

const FIELDS: Readonly<Record<string, Field>> = {
  body: 'body',
  photos: 'photos',
  ruleCode: 'rule',
  occurredAt: 'day',
};

/** Where the words of a refusal stand. */
const fieldOf = ({ field = '' }: CallError): Field | null => FIELDS[field.split('.')[0] ?? ''] ?? null;

/** How many days back a deed may lie. */
const DAYS = 30;

/** Today and the days before, newest first. */
export const daysBack = (now: number): string[] =>
  Array.from({ length: DAYS }, (_, index) => dayOf(now - index * DAY));

/** An appeal about this stands already: from another phone, or from an earlier try whose answer was lost. */
const ARRIVED = ['KEY_REUSED', 'APPEALED_ALREADY'];

/** An appeal from its first letter until the server has it: kept on the phone, sent with one key however often it is tried. */
export function useAppealing(about: AppealAbout) {
  const missed = about.kind === 'missed' ? about : null;
  const name = draftName(about);
  const draft = useDraft<AppealDraft>(name, {
    ...{ body: '', photos: [] },
    ...{ ruleCode: missed?.ruleCode ?? null, day: missed?.day ?? null },
  });
  const uploads = useUploads(
    name,
    draft.value.photos,
    (photos) => draft.change({ photos }),
    LIMITS.postPhotos,
  );
  const [became, setBecame] = useState<Reply<'appeal.create'> | 'already' | null>(null);
  const form = useForm<AppealDraft, Field>({
    anchor: 'appeal',
    draft,
    photos: { photos: uploads },
    check: () => problemsOf(about.kind, draft.value),
    post: async (options) => {
      const taken = await send('appeal.create', inputOf(about, draft.value), options).catch(
        (thrown: unknown) => {
          if (!ARRIVED.includes(toCallError(thrown).code)) throw thrown;
          return 'already' as const;
        },
      );
      setBecame(taken);
    },
    fieldOf,
  });
  return { draft, uploads, form, became };
}
