import { useState } from 'react';
import { type RankingChoice } from '../../../kernel/routes';
import { readStored, writeStored } from '../../../kernel/storage';

export type Choice = RankingChoice;

const KEY = 'ranking';
const START: Choice = { period: 'month', scope: 'community', who: 'person' };
const KNOWN: { [K in keyof Choice]: readonly Choice[K][] } = {
  period: ['day', 'week', 'month', 'year'],
  scope: ['community', 'town'],
  who: ['person', 'household'],
};

/** Of what an address asks for, what there is. */
export function choiceIn(params: Partial<Record<string, string>>): Partial<Choice> {
  const asked: Record<string, string> = {};
  for (const [key, known] of Object.entries(KNOWN)) {
    const value = params[key];
    if (value !== undefined && (known as readonly string[]).includes(value)) asked[key] = value;
  }
  return asked;
}

/** Which ranking is looked at: the one that was tapped on, else the last one chosen here, which the phone keeps. */
export function useChoice(asked: Partial<Choice>): [Choice, (part: Partial<Choice>) => void] {
  const [choice, setChoice] = useState<Choice>(() => ({ ...START, ...readStored<Choice>(KEY), ...asked }));
  const choose = (part: Partial<Choice>) => {
    const next = { ...choice, ...part };
    writeStored(KEY, next);
    setChoice(next);
  };
  return [choice, choose];
}
