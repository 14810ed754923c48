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

interface FormOf<K extends string> {
  /** Each field stands in an element whose id is `${anchor}-${field}`. */
  anchor: string;
  draft: Pick<Draft<object>, 'clear'> & Keyed;
  /** The first thing that is missing or wrong; null when it can be sent. */
  check: () => FormProblem<K> | null;
  /** Sends it with `send` and these options: the key is the draft's. */
  post: (options: { of: Keyed }) => Promise<unknown>;
  /** At which field an error of the server stands; null: at the button. */
  fieldOf: (error: CallError) => K | null;
}

export interface Form<K extends string> {
  sending: Action<[]>;
  sent: boolean;
  problem: FormProblem<K> | null;
  /** What stands at a field. */
  at: (field: K) => string | undefined;
}

/**
 * Sends a draft once: what is wrong stands at its field and comes into view, whether this phone or the server found it; what
 * was taken is forgotten here.
 */
export function useForm<K extends string>({ anchor, draft, check, post, fieldOf }: FormOf<K>): Form<K> {
  const [problem, setProblem] = useState<FormProblem<K> | null>(null);
  const [sent, setSent] = useState(false);
  const sending = useAction(async () => {
    const found = check();
    setProblem(found);
    if (found) {
      void Taro.pageScrollTo({ selector: `#${anchor}-${found.field}`, offsetTop: -80 });
      return;
    }
    try {
      await post({ of: draft });
      draft.clear();
      setSent(true);
    } catch (thrown) {
      const error = toCallError(thrown);
      const field = fieldOf(error);
      if (field === null) throw error;
      setProblem({ field, message: error.message });
    }
  });
  return { sending, sent, problem, at: (field) => (problem?.field === field ? problem.message : undefined) };
}
