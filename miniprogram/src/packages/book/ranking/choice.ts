import { useState } from 'react';
import type { Api } from '@jishan/shared/api';
import { readStored, writeStored } from '../../../kernel/storage';

export type Choice = Pick<Api['ranking.list']['input'], 'period' | 'scope'> & {
  /** Neighbours one by one, or families. */
  who: 'person' | 'household';
};

const KEY = 'ranking';
const START: Choice = { period: 'day', scope: 'community', who: 'person' };

/** Which ranking is looked at; the last choice is kept on the phone. */
export function useChoice(): [Choice, (part: Partial<Choice>) => void] {
  const [choice, setChoice] = useState<Choice>(() => ({ ...START, ...readStored<Choice>(KEY) }));
  const choose = (part: Partial<Choice>) => {
    const next = { ...choice, ...part };
    writeStored(KEY, next);
    setChoice(next);
  };
  return [choice, choose];
}
