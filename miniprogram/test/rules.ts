import type { Api } from '@jishan/shared/api';

type RuleView = Api['rule.get']['reply'];

/** Volunteer patrol, untouched; `part` makes other rules of it. */
export const rule = (part: Partial<RuleView> = {}): RuleView => ({
  code: 'building-07',
  version: 1,
  group: 'building',
  groupTitle: '社区建设',
  title: '义务巡逻',
  seal: '巡逻',
  icon: 'band',
  description: '在小区巡逻一小时以上，拍下现场。',
  points: 50,
  board: 'patrol',
  source: 'post',
  photos: 0,
  caps: { week: 2 },
  cooldownHours: 0,
  reviewers: 1,
  allowance: {
    left: 2,
    caps: [{ period: 'week', cap: 2, used: 0, left: 2, resetsAt: 1_800_000_000_000 }],
    blockedBy: null,
    freeAt: null,
  },
  ...part,
});

/** The same, used up for this week. */
export const usedUp = (part: Partial<RuleView> = {}): RuleView =>
  rule({
    allowance: {
      left: 0,
      caps: [{ period: 'week', cap: 2, used: 2, left: 0, resetsAt: 1_800_000_000_000 }],
      blockedBy: 'week',
      freeAt: 1_800_000_000_000,
    },
    ...part,
  });
