import type { InForce, Own } from './types';

type Numbers = Exclude<keyof Own, 'expiry'>;

/** The bounds of the contract, so that the finger is stopped before the server refuses. */
export const BOUNDS: Record<Numbers, readonly [least: number, most: number]> = {
  noticeDays: [0, 30],
  secondReviewFrom: [1, 1000],
  expiryMonths: [1, 120],
  appealDays: [1, 60],
  adjustAloneUpTo: [0, 1000],
};
export const NUMBERS = Object.keys(BOUNDS) as Numbers[];

/** Settings as they stand in the form: null is what the region above says, text is what was typed. */
export type Typed = Record<Numbers, string | null> & { expiry: Own['expiry'] };

export const typedOf = (own: Own): Typed => ({
  expiry: own.expiry,
  noticeDays: textOf(own.noticeDays),
  secondReviewFrom: textOf(own.secondReviewFrom),
  expiryMonths: textOf(own.expiryMonths),
  appealDays: textOf(own.appealDays),
  adjustAloneUpTo: textOf(own.adjustAloneUpTo),
});

const textOf = (value: number | null) => (value === null ? null : String(value));

/** Whether a typed number may be sent. */
export function fits(name: Numbers, typed: string | null): boolean {
  if (typed === null) return true;
  const [least, most] = BOUNDS[name];
  return /^\d{1,4}$/.test(typed) && Number(typed) >= least && Number(typed) <= most;
}

/** What was typed, as it is sent; null as long as something does not fit. */
export function ownOf(typed: Typed): Own | null {
  if (!NUMBERS.every((name) => fits(name, typed[name]))) return null;
  const of = (name: Numbers) => (typed[name] === null ? null : Number(typed[name]));
  return {
    expiry: typed.expiry,
    noticeDays: of('noticeDays'),
    secondReviewFrom: of('secondReviewFrom'),
    // Months mean something only where points expire after months.
    expiryMonths: typed.expiry === 'months' ? of('expiryMonths') : null,
    appealDays: of('appealDays'),
    adjustAloneUpTo: of('adjustAloneUpTo'),
  };
}

/** Where the form begins when somebody chooses to say it for their own region: at what is in force. */
export const begin = (name: Numbers, inForce: InForce) => String(inForce[name]);
