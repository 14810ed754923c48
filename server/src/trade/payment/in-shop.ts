import type { PaymentProvider } from './provider';

/** Paid over the counter, in whatever way the shop takes money, and given back there: the clerk's tap is all that we know of it. */
export const inShop = {
  name: 'in_shop',
  begin: () => Promise.resolve(null),
  confirm: (_db, _due, { ref }) => Promise.resolve(ref),
  refund: () => Promise.resolve(),
} as const satisfies PaymentProvider;
