import type { Reply } from '../../kernel/call';

type Voucher = Reply<'voucher.get'>;

/** A voucher in the hand; `part` makes others of it. */
export const voucherOf = (part: Partial<Voucher> = {}): Voucher => ({
  ...{ id: 6, offerId: 1, merchantId: 3, title: '剪发一次', shop: '平安理发店', address: '东门 12 号' },
  ...{ listPrice: 3500, price: 3000, points: 50, hours: [], state: 'open', at: 1_764_000_000_000 },
  ...{ expiresAt: Date.now() + 9 * 86_400_000, closedAt: null, note: '' },
  ...part,
});
