import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { flushSync } from 'react-dom';

/** Shorter than a search waits, longer than between two letters of a word. */
const PAUSE_MS = 250;

/** What was typed a moment ago and is not handed on yet. */
const waiting = new Set<() => void>();

/** Hands on all that was typed. One by one: each is told to a page that has drawn what came before. */
function handOnTyped(): void {
  for (const handOn of waiting) flushSync(handOn);
  waiting.clear();
}

/** An act that sees all that was typed before it: what is tapped sends the last letter as well. */
export function useAfterTyping(act: (() => void) | undefined): () => void {
  const latest = useRef(act);
  useLayoutEffect(() => {
    latest.current = act;
  });
  return useCallback(() => {
    handOnTyped();
    latest.current?.();
  }, []);
}

/**
 * The text of a field while it is being typed: each letter draws the field and nothing else. It is handed on when typing
 * pauses, when the field is left, before anything is tapped, and at once when the first letter comes or the last one goes:
 * a button waits for that.
 */
export function useOwnText(value: string, onInput: (text: string) => void) {
  const [own, setOwn] = useState<string | null>(null);
  const typed = useRef<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const tell = useRef(onInput);
  useLayoutEffect(() => {
    tell.current = onInput;
  });
  const handOn = useCallback(() => {
    clearTimeout(timer.current);
    const text = typed.current;
    typed.current = null;
    setOwn(null);
    if (text !== null) tell.current(text);
  }, []);
  useEffect(
    () => () => {
      waiting.delete(handOn);
      handOn();
    },
    [handOn],
  );
  const type = (text: string) => {
    typed.current = text;
    setOwn(text);
    if ((text.trim() === '') !== (value.trim() === '')) {
      handOn();
      return;
    }
    waiting.add(handOn);
    clearTimeout(timer.current);
    timer.current = setTimeout(handOn, PAUSE_MS);
  };
  return { text: own ?? value, type, handOn };
}
