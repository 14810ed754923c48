import { randomInt } from 'node:crypto';

/** No 0 and O, no 1, I and L: a code is read out on the phone and typed with thick fingers. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 8;

/** One of 850,000,000,000 invitation codes. */
export const newCode = () =>
  Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');

const FORM = new RegExp(`^[${LETTERS}]{${LENGTH}}$`);
/** Whether there may be such a code; its column holds nothing else, and cannot even be asked for a letter that is not ASCII. */
export const isCode = (code: string): boolean => FORM.test(code);
