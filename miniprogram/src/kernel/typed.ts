import { useEffect, useState } from 'react';

/** Typing pauses before it is asked: a name is three characters, not three questions. */
const PAUSE_MS = 300;

/** What is typed into a search, and what of it is asked for. */
export function useTyped() {
  const [typed, setTyped] = useState('');
  const [settled, setSettled] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setSettled(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  return { typed, setTyped, settled, settle: () => setSettled(typed.trim()) };
}
