import type { Item, Rule } from './decision';

/** An item under review and its rule, for the tests beside this file. */
export const rule = (part: Partial<Rule> = {}): Rule => ({
  code: 'building-07',
  version: 3,
  group: 'building',
  groupTitle: '社区建设',
  title: '义务巡逻',
  seal: '巡逻',
  icon: 'band',
  description: '在社区里结伴巡逻一小时以上。',
  points: 50,
  board: 'patrol',
  source: 'post',
  photos: 2,
  caps: { day: 1, week: 3 },
  cooldownHours: 0,
  reviewers: 1,
  allowance: {
    left: 1,
    caps: [{ period: 'day', cap: 1, used: 0, left: 1, resetsAt: 1_795_449_600_000 }],
    blockedBy: null,
    freeAt: null,
  },
  ...part,
});

export const item = (part: Partial<Item> = {}): Item => ({
  id: 11,
  version: 2,
  author: { id: 9, name: '何桂英', avatar: 'kite', unit: null },
  community: '梧桐里社区',
  grid: '第三网格',
  body: '六点半和老吴从东门走到菜场。',
  photos: [],
  board: 'patrol',
  place: null,
  sentAt: Date.now() - 3_600_000,
  lockedUntil: Date.now() + 300_000,
  claim: rule(),
  checks: [{ ok: true, text: '照片 3 张，要求至少 2 张' }],
  record: { approved: 34, rejected: 1, lastSameRuleAt: null },
  firstReviewer: null,
  waiting: 3,
  nextId: null,
  ...part,
});
