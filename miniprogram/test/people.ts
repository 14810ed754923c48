import type { Me } from '../src/kernel/session';

/** A resident of the drawn town; `part` makes others of her. */
export const person = (part: Partial<Me> = {}): Me => ({
  id: 7,
  name: '王秀兰',
  nameHeld: false,
  avatar: 'granny',
  role: 'resident',
  ranked: true,
  town: { id: 1, name: '平安镇' },
  community: { id: 2, name: '梧桐里社区' },
  grid: { id: 3, name: '第三网格' },
  scope: null,
  ...part,
});
