import type { IncomingMessage } from 'node:http';
import type { ErrorCode } from '@jishan/shared/errors';
import { Refusal } from './errors';

/** A sender who brings less than this within STALL_MS is not sending: else a byte now and then would hold a place for ever. */
const STEP_BYTES = 16 * 1024;
const STALL_MS = 20_000;
const TICK_MS = 1000;

export interface BodyBounds {
  atMost: number;
  /** The refusal of more than `atMost` bytes, at `field`. */
  tooLarge: ErrorCode;
  field?: string;
}

/** Watches a body being received. `failed` rejects with BODY_STALLED 20 s after the last progress, or when it is too large. */
export function watchBody(
  request: IncomingMessage,
  { atMost, tooLarge, field }: BodyBounds,
): { failed: Promise<never>; stop: () => void } {
  let bytes = 0;
  let step = 0;
  let lastStep = performance.now();
  let fail: (refusal: Refusal) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => (fail = reject));
  // It may fail when nobody waits for the body any more.
  failed.catch(() => undefined);
  const count = (part: Buffer) => {
    bytes += part.length;
    if (bytes > atMost) fail(new Refusal(tooLarge, field));
    if (bytes < step + STEP_BYTES) return;
    step = bytes;
    lastStep = performance.now();
  };
  const timer = setInterval(() => {
    if (performance.now() - lastStep >= STALL_MS) fail(new Refusal('BODY_STALLED', field));
  }, TICK_MS);
  request.on('data', count);
  return {
    failed,
    stop: () => {
      clearInterval(timer);
      request.off('data', count);
    },
  };
}
