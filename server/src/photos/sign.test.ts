import { signer } from './sign';

const HOUR = 3_600_000;
const NOW = Date.parse('2026-11-18T12:00:00+08:00');
const ID = '0123456789abcdef0123456789abcdef';
const OTHER = 'f123456789abcdef0123456789abcdef';

const { query, isValid } = signer('a secret of this server');
const parse = (text: string) => Object.fromEntries(new URLSearchParams(text));

describe('a signed address', () => {
  const signed = parse(query(ID, 'thumb', NOW));

  it('opens its own photo in its own size', () => {
    expect(isValid(ID, 'thumb', signed, NOW)).toBe(true);
    expect(isValid(ID, 'screen', signed, NOW)).toBe(false);
    expect(isValid(OTHER, 'thumb', signed, NOW)).toBe(false);
  });

  it('is the same for an hour, and good for one to two', () => {
    expect(query(ID, 'thumb', NOW + HOUR - 1)).toBe(query(ID, 'thumb', NOW));
    expect(query(ID, 'thumb', NOW + HOUR)).not.toBe(query(ID, 'thumb', NOW));
    expect(isValid(ID, 'thumb', parse(query(ID, 'thumb', NOW + HOUR - 1)), NOW + 2 * HOUR - 1)).toBe(true);
    expect(isValid(ID, 'thumb', signed, NOW + 2 * HOUR)).toBe(false);
  });

  it('cannot be given a longer life', () => {
    expect(isValid(ID, 'thumb', { ...signed, e: String(Number(signed.e) + HOUR) }, NOW)).toBe(false);
  });

  it('is worth nothing on a server with another secret', () => {
    expect(signer('another secret').isValid(ID, 'thumb', signed, NOW)).toBe(false);
  });

  it.each([
    {},
    { e: signed.e },
    { s: signed.s },
    { e: '', s: '' },
    { e: 'never', s: signed.s },
    { e: [signed.e, signed.e], s: signed.s },
    { e: signed.e, s: [signed.s] },
    { e: signed.e, s: `${signed.s}=` },
    { e: signed.e, s: '签'.repeat(43) },
  ])('is refused without falling over: %j', (given) => {
    expect(isValid(ID, 'thumb', given, NOW)).toBe(false);
  });
});
