import type { Reply } from '../../kernel/call';

type Order = Reply<'order.get'>;

/** An order that waits for its shop; `part` makes others of it. */
export const orderOf = (part: Partial<Order> = {}): Order => ({
  ...{ id: 8, merchantId: 3, shop: '鲜果缘水果店', address: '老梧桐下 5 号', buyer: '王*兰' },
  items: [{ productId: 2, name: '冰糖橘', unit: '斤', price: 450, quantity: 3, points: 20, pointsFen: 200 }],
  ...{ listTotal: 1350, total: 1150, points: 20, note: '放学来拿', state: 'placed' },
  payment: { provider: 'in_shop', state: 'due', amount: 1150 },
  ...{ at: 1_764_000_000_000, readyAt: null, deadlineAt: 1_800_000_000_000, collectedAt: null },
  ...{ closedAt: null, reason: '', mayCancel: true },
  ...part,
});
