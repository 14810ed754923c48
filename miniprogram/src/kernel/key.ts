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

/**
 * One key per thing sent, made before it is first sent. The same thing tried again goes out with the same key, so a lost
 * reply never doubles it; a thing changed by so much as a word is another one.
 */
export function keyPerContent<T>(make: () => string = newKey): (content: T) => string {
  const keys = new Map<string, string>();
  return (content) => {
    const name = JSON.stringify(content);
    const key = keys.get(name) ?? make();
    keys.set(name, key);
    return key;
  };
}
