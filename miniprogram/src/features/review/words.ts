import { REJECT_TEXT, type RejectReason } from '@jishan/shared/reasons';

const REVIEWERS = '零一两三';

export const WORDS = {
  title: '审核',
  sent: (when: string) => `${when} 发布`,
  claim: '申报',
  instead: '改记',
  noClaim: '没有申报积分',
  checksOf: (title: string | null) => (title ? `按申报的“${title}”检查` : '作者没有申报，按不记分检查'),
  photosFew: (have: number, need: number) => `改记的规则要求至少 ${need} 张照片，这里有 ${have} 张`,
  checkOk: '符合',
  checkBad: '请留意',
  chosen: '已选',
  noPoints: '不记分',
  photosOnly: '（只有照片，没有文字）',
  ruleLine: (points: number, photos: number, reviewers: number) =>
    `每次 ${points} 分，至少 ${photos} 张照片，${REVIEWERS.charAt(reviewers)}人审核`,
  changeRule: '换一条规则',
  record: '作者的记录',
  recordYear: '一年',
  recordApproved: '次通过，',
  recordRejected: '次退回',
  recordLast: (when: string) => `上次同类 ${when}`,
  recordNoLast: '第一次做这一类',
  allowance: '额度',
  noCap: '不限次数',
  spans: { day: '今天', week: '本周', month: '本月', total: '总共' },
  used: (used: number, cap: number) => ` ${used}/${cap}`,
  allowanceLoading: '正在查额度',
  allowanceFailed: '额度没查到，点这里重试',
  usedUp: (when: string) => `额度已用完：${when}。可以换一条规则，或不记分通过。`,
  firstOfTwo: '这条规则要两个人审核：您通过后，还需另一位同事。',
  secondOfTwo: (name: string) => `${name}已通过第一次，您是第二位，通过后就记分。`,

  reject: '退回',
  approve: (points: number) => `通过，记 ${points} 分`,
  approveFirst: '通过，交第二人',
  approveNone: '通过，不记分',

  rules: '记哪一条规则',
  searchRules: '找规则，如“巡逻”',
  noneFound: '没有找到，换个词试试',
  noneRule: '不记分，只公开',
  noneRuleNote: '动态进板块，不加积分',
  claimed: '作者申报的',

  whyReject: '为什么退回',
  willGet: (name: string) => `${name}会收到`,
  message: (when: string, title: string | null) =>
    `您${when}${/\d$/.test(when) ? ' ' : ''}的${title ? `“${title}”` : '动态'}没有通过`,
  editNote: '改几个字',
  note: '给作者的说明',
  noteHint: '写清楚哪里不行、怎么改，作者会看到',
  needReason: '请先选一个退回的原因',
  noteLong: (max: number) => `最多 ${max} 字，请删减`,
  needNote: '选“其他”时，请写清楚原因',
  rejectDo: '退回并告知作者',

  retry: '再试一次',
  unsure: '没有等到结果。再点一次不会重复记分。',
  next: '看下一条',
  notYours: '这一条不用您审了',
  backToQueue: '回待审列表',
  wasChanged: '作者刚改过这条动态，请重新看一遍。',
  lockRenewed: '离开得久了，这一条已为您重新领取，请再确认一次。',
  empty: '都审完了',
  emptyText: (count: number) => (count ? `您刚审完 ${count} 条` : '没有别的动态在等'),
  done: {
    approved: '已通过，积分已入账',
    published: '已通过，不记分',
    second: '已通过，还需另一位同事',
    rejected: '已退回',
  },
};

export const reasonLabel = (reason: RejectReason) => REJECT_TEXT[reason].label;
