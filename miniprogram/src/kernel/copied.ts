import { useState } from 'react';
import { platform } from './platform';

interface Words {
  copy: string;
  copied: string;
  notCopied: string;
}

const TOLD_MS = 2500;

/** Copies a text and says for a moment what came of it: on some phones and pages it cannot. */
export function useCopied(words: Words): { told: string; failed: boolean; copy: (text: string) => void } {
  const [outcome, setOutcome] = useState<keyof Words>('copy');
  const say = (next: keyof Words) => () => {
    setOutcome(next);
    setTimeout(() => setOutcome('copy'), TOLD_MS);
  };
  // A page that is not secure has no clipboard at all: that throws at once.
  const tryTo = async (text: string) => platform.copy(text);
  return {
    told: words[outcome],
    failed: outcome === 'notCopied',
    copy: (text) => void tryTo(text).then(say('copied'), say('notCopied')),
  };
}
