const part = () =>
  Math.floor(Math.random() * 0x1_0000_0000)
    .toString(16)
    .padStart(8, '0');

/**
 * An idempotency key. It has to be unlike this person's other keys, not secret: time and chance do, and work in
 * WeChat's engine, which has no crypto.randomUUID.
 */
export const newKey = () =>
  Date.now().toString(16).padStart(12, '0').slice(-12) + part() + part() + part().slice(4);
