import { useState } from 'react';
import { useAction } from './action';
import { platform } from './platform';

/** Copies a text, and knows whether that went well: on some phones and pages it does not. */
export function useCopy(text: string): { copy: () => void; copied: boolean; failed: boolean } {
  const [copied, setCopied] = useState<string | null>(null);
  const { error, run } = useAction(async () => {
    setCopied(null);
    await platform.copy(text);
    setCopied(text);
  });
  return { copy: () => void run(), copied: copied === text, failed: error !== null };
}
