import { useEffect, useRef, useState } from 'react';
import { call, type CallError, type Reply, toCallError } from '../../kernel/call';

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

/** Codes that renew themselves, by the server's clock; what is at hand lasts for minutes without network. */
export function useCodes(voucherId: number): Rolling {
  const [shown, setShown] = useState<{ codes: Code[]; ahead: number } | null>(null);
  const [error, setError] = useState<CallError | null>(null);
  const [now, setNow] = useState(() => Date.now());
  const askedAt = useRef(0);

  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);

  const last = shown?.codes.at(-1);
  const wanted = !last || !shown || last.until - (now + shown.ahead) < AHEAD_MS;
  useEffect(() => {
    if (!wanted || now - askedAt.current < TRY_AGAIN_MS) return;
    askedAt.current = now;
    let gone = false;
    call('voucher.show', { voucherId }).then(
      (reply) => {
        if (gone) return;
        setShown({ codes: reply.codes, ahead: reply.now - Date.now() });
        setError(null);
      },
      (thrown: unknown) => {
        if (!gone) setError(toCallError(thrown));
      },
    );
    return () => {
      gone = true;
    };
  }, [voucherId, wanted, now]);

  const at = now + (shown?.ahead ?? 0);
  const code = shown?.codes.find(({ from, until }) => from <= at && at < until) ?? null;
  return {
    code,
    seconds: code ? Math.ceil((code.until - at) / 1000) : 0,
    over: code ? (at - code.from) / (code.until - code.from) : 0,
    error,
  };
}
