import type { Reply } from '../../kernel/call';

type Fund = Reply<'fund.get'>;

/** A fund that has taken gifts and was used once; `part` makes others of it. */
export const fundOf = (part: Partial<Fund> = {}): Fund => ({
  id: 4,
  title: '独居老人冬衣',
  cause: '给社区里二十位独居老人各做一件棉袄',
  communityId: 2,
  region: '梧桐里社区',
  unit: '梧桐里社区居委会',
  goal: 1000,
  until: null,
  photos: [],
  state: 'running',
  received: 500,
  used: 200,
  left: 300,
  givers: 12,
  gifts: 2,
  at: 1_764_000_000_000,
  lastGifts: [
    { id: 2, name: '匿名', points: 30, at: 1_764_000_000_000 },
    { id: 1, name: '王*兰', points: 470, at: 1_764_000_000_000 },
  ],
  lastUses: [
    {
      ...{ id: 7, fundId: 4, points: 200, purpose: '做了八件棉袄', merchantId: 3, merchant: '巧手裁缝铺' },
      photos: [
        { id: 'a', thumb: '/photos/a/thumb.jpg', screen: '/photos/a/screen.jpg', width: 4, height: 3 },
      ],
      ...{ unit: '梧桐里社区居委会', deciderUnit: '青溪镇人民政府', at: 1_764_000_000_000 },
    },
  ],
  mine: 0,
  ...part,
});
