import { randomInt } from 'node:crypto';

/** No 0 and O, no 1, I and L: a code is read out on the phone and typed with thick fingers. */
const LETTERS = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
const LENGTH = 8;

/** One of 850,000,000,000 invitation codes. */
export const newCode = () =>
  Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');

/** A code as it is stored, however it was typed. */
export const readCode = (typed: string) => typed.toUpperCase();
