export const words = {
  title: '公示栏',
  tabs: { now: '公示中', past: '已结束', digests: '账本指纹' },
  end: '公示到这里',
  empty: { now: '现在没有公示中的积分', past: '还没有公示结束的积分' },
  emptyText: '积分通过审核后先在这里公示，邻里都能看、都能问。',

  detail: '公示详情',
  rule: '规则',
  review: '审核',
  reviewed: (when: string, reviewers: number) =>
    reviewers === 0 ? `${when} 由系统记入` : `${when} 通过，${'零一两三'.charAt(reviewers)}人审核`,
  time: '公示',
  until: (when: string) => `到 ${when}`,
  noObjection: '没有人提出异议',
  history: '异议',
  seePost: '看这条动态',

  object: '提出异议',
  objectSent: '异议已经交上去了，核实期间这笔积分先不入账。',

  digestNote:
    '每天结束时，全镇账本算出一枚指纹公布在这里：过去的任何一笔积分若被改动，指纹就会对不上，谁都能核对。',
  digestOf: (transfers: number, points: number) => `${transfers} 笔，合计 ${points} 分`,
  copy: '复制',
  copied: '已复制',
  notCopied: '复制不了',
  digestEmpty: '还没有账本指纹',
  digestEmptyText: '每天结束后公布当天的一枚。',
};
