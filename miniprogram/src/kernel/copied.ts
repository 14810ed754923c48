import { useState } from 'react';
import { platform } from './platform';

interface Words {
  copy: string;
  copied: string;
  notCopied: string;
}

const TOLD_MS = 2500;

/** Copies a text and says for a moment on its own button what came of it. */
export function useCopied(words: Words): { told: string; copy: (text: string) => void } {
  const [told, setTold] = useState(words.copy);
  const say = (outcome: string) => () => {
    setTold(outcome);
    setTimeout(() => setTold(words.copy), TOLD_MS);
  };
  return {
    told,
    copy: (text) => void platform.copy(text).then(say(words.copied), say(words.notCopied)),
  };
}
