import { useEffect, useRef, useState } from 'react';
import { type CallError, type Reply, toCallError } from '../../kernel/call';

type Shown = Reply<'voucher.show'>;
type Code = Shown['codes'][number];

export interface Rolling {
  /** The code that is good now; null before the first came, or when none is left. */
  code: Code | null;
  /** Whole seconds until the next one. */
  seconds: number;
  /** How much of its half minute is over, 0 to 1. */
  over: number;
  /** Why no fresh ones came; those at hand may still be good. */
  error: CallError | null;
}

/** Fresh ones are asked for while this much is still at hand. */
const AHEAD_MS = 120_000;
const TRY_AGAIN_MS = 5_000;
const TICK_MS = 500;

/** Codes of the thing `of` that renew themselves, by the server's clock; what is at hand lasts for minutes without network. */
export function useCodes(show: () => Promise<Shown>, of: string): Rolling {
  const latest = useRef(show);
  useEffect(() => {
    latest.current = show;
  });
  const [shown, setShown] = useState<{ codes: Code[]; ahead: number } | null>(null);
  const [error, setError] = useState<CallError | null>(null);
  const [now, setNow] = useState(() => Date.now());
  const last = useRef<{ until: number; ahead: number } | null>(null);

  useEffect(() => {
    let gone = false;
    let askedAt = 0;
    const ask = async () => {
      try {
        const { now: server, codes } = await latest.current();
        if (gone) return;
        const ahead = server - Date.now();
        last.current = { until: codes[codes.length - 1]?.until ?? 0, ahead };
        setShown({ codes, ahead });
        setError(null);
      } catch (thrown) {
        if (!gone) setError(toCallError(thrown));
      }
    };
    const tick = () => {
      const time = Date.now();
      setNow(time);
      const { until, ahead } = last.current ?? { until: 0, ahead: 0 };
      if (until - (time + ahead) >= AHEAD_MS || time - askedAt < TRY_AGAIN_MS) return;
      askedAt = time;
      void ask();
    };
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => {
      gone = true;
      clearInterval(timer);
    };
  }, [of]);

  const at = now + (shown?.ahead ?? 0);
  const code = shown?.codes.find(({ from, until }) => from <= at && at < until) ?? null;
  return {
    code,
    seconds: code ? Math.ceil((code.until - at) / 1000) : 0,
    over: code ? (at - code.from) / (code.until - code.from) : 0,
    error,
  };
}
