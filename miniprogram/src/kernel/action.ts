import { useCallback, useRef, useState } from 'react';
import { type CallError, toCallError } from './call';

export interface Action<A extends unknown[]> {
  busy: boolean;
  error: CallError | null;
  run: (...args: A) => Promise<void>;
  clearError: () => void;
}

/** Something a person sets off: one at a time, however often they tap, with its error ready to be shown. */
export function useAction<A extends unknown[]>(work: (...args: A) => Promise<unknown>): Action<A> {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<CallError | null>(null);
  const running = useRef(false);

  const run = async (...args: A) => {
    if (running.current) return;
    running.current = true;
    setBusy(true);
    setError(null);
    try {
      await work(...args);
    } catch (thrown) {
      setError(toCallError(thrown));
    } finally {
      running.current = false;
      setBusy(false);
    }
  };
  const clearError = useCallback(() => setError(null), []);
  return { busy, error, run, clearError };
}
