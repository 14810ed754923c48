import Taro from '@tarojs/taro';
import { useState } from 'react';
import { type Action, useAction } from './action';
import { type CallError, toCallError } from './call';
import type { Draft } from './drafts';
import type { Keyed } from './send';

/** What is wrong, at the field of the form that it is about. */
export interface FormProblem<K extends string> {
  field: K;
  message: string;
}

/** Those of the checks that found something, in the order of the form. */
export const problemsIn = <K extends string>(
  checks: readonly [isWrong: boolean, field: K, message: string][],
): FormProblem<K>[] => checks.flatMap(([isWrong, field, message]) => (isWrong ? [{ field, message }] : []));

/** Photos on their way to the server. */
interface Attached {
  isWaiting: () => boolean;
  clear: () => void;
}

interface FormOf<V extends object, K extends string> {
  /** Each field stands in an element whose id is `${anchor}-${field}`. */
  anchor: string;
  draft: Pick<Draft<V>, 'value' | 'clear'> & Keyed;
  /** All that is missing or wrong, in the order of the form. */
  check: () => readonly FormProblem<K>[];
  /** Its photos by field: it waits until they have arrived. */
  photos?: Partial<Record<K, Attached>>;
  /** Sends it with `send` and these options: the key is the draft's. */
  post: (options: { of: Keyed }) => Promise<unknown>;
  /** At which field an error of the server stands; null: at the button. */
  fieldOf: (error: CallError) => K | null;
}

export interface Form<K extends string> {
  sending: Action<[]>;
  sent: boolean;
  /** Where a field stands, and what is wrong there: for `Field`, `FormPart` and `Photos`. */
  at: (field: K) => { id: string; error: string | undefined };
}

const PHOTOS_WAIT = '还有照片没传完，请稍等';

/**
 * Sends a draft once: all that is wrong stands at its field, the first of it comes into view, whether this phone or the server
 * found it; what is mended is no longer told. What was taken is forgotten here.
 */
export function useForm<V extends object, K extends string>(form: FormOf<V, K>): Form<K> {
  const { anchor, draft, check, photos = {}, post, fieldOf } = form;
  const attached = Object.entries(photos) as [K, Attached][];
  const [tried, setTried] = useState(false);
  const [refused, setRefused] = useState<(FormProblem<K> & { of: V }) | null>(null);
  const [sent, setSent] = useState(false);

  const show = (field: K) => void Taro.pageScrollTo({ selector: `#${anchor}-${field}`, offsetTop: -80 });
  const waiting = (): FormProblem<K>[] =>
    attached.flatMap(([field, list]) => (list.isWaiting() ? [{ field, message: PHOTOS_WAIT }] : []));

  const sending = useAction(async () => {
    const [first] = [...check(), ...waiting()];
    setTried(true);
    setRefused(null);
    if (first) return show(first.field);
    try {
      await post({ of: draft });
    } catch (thrown) {
      const error = toCallError(thrown);
      const field = fieldOf(error);
      if (field === null) throw error;
      setRefused({ field, message: error.message, of: draft.value });
      return show(field);
    }
    draft.clear();
    for (const [, list] of attached) list.clear();
    setSent(true);
  });

  const problems = tried && !sent ? [...check(), ...waiting()] : [];
  if (refused && isStill(refused.field, refused.of, draft.value)) problems.push(refused);
  const errorAt = (field: K) => problems.find((problem) => problem.field === field)?.message;
  return { sending, sent, at: (field) => ({ id: `${anchor}-${field}`, error: errorAt(field) }) };
}

/** Whether a field still holds what the server refused. One of another name stands for several: any change may mend it. */
function isStill<V extends object>(field: string, then: V, now: V): boolean {
  if (!(field in now)) return then === now;
  return Object.is(then[field as keyof V], now[field as keyof V]);
}
