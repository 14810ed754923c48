import type { InForce, Own } from './types';

export const WORDS = {
  title: '积分设置',
  note: '改动从现在起算：正在公示的不变，已定的到期日不变。',
  readOnly: '由镇管理员修改，这里可以查看。',
  noneTitle: '还没有社区',
  noneText: '镇里有了社区，各自的设置会出现在这里',
  end: '全部社区就这些',
  own: (count: number) => (count === 0 ? '全部随镇里' : `自定 ${count} 项`),
  town: '全镇',

  noticeOf: (days: number) => (days === 0 ? '不公示，当时到账' : `公示 ${days} 天后到账`),
  secondOf: (points: number) => `${points} 分起两人审核`,
  expiryOf: ({ expiry, expiryMonths }: Pick<InForce, 'expiry' | 'expiryMonths'>) =>
    ({ none: '积分不过期', months: `积分满 ${expiryMonths} 个月到期`, year_end: '积分到次年年底到期' })[
      expiry
    ],
  appealOf: (days: number) => `申诉 ${days} 天内答复`,
  aloneOf: (points: number) => (points === 0 ? '加减分都要两个人' : `${points} 分以内可一人加减`),

  changeKey: '修改',
  changeOf: (region: string) => `${region}的积分设置`,
  asTown: '随镇里',
  asDefault: '用默认',
  self: '自定',
  labels: {
    noticeDays: '公示几天（0 为不公示）',
    secondReviewFrom: '多少分起要两人审核',
    expiryMonths: '几个月后到期',
    appealDays: '申诉几天内答复',
    adjustAloneUpTo: '多少分以内可一人加减',
  } satisfies Record<Exclude<keyof Own, 'expiry'>, string>,
  expiryLabel: '积分何时到期',
  expiries: { none: '不过期', months: '满几个月', year_end: '次年年底' } satisfies Record<
    InForce['expiry'],
    string
  >,
  between: (least: number, most: number) => `填 ${least} 到 ${most} 的整数`,
  reason: '为什么改',
  reasonHint: '如“镇里 11 月例会议定”',
  needReason: '请写明理由',
  send: '确认修改',
  unsure: '没有等到结果。再点一次不会重复修改。',
  done: (region: string) => `${region}的设置已修改`,

  history: '修改记录',
  seeHistory: '看修改记录',
  historyNone: '还没有改过',
  older: '看更早的',
  historyEnd: '更早没有了',
  nothing: '没有变化',
  change: (label: string, before: string, after: string) => `${label}：${before} → ${after}`,
  inherited: '随上级',
  short: {
    noticeDays: '公示',
    secondReviewFrom: '两人审核',
    expiry: '到期',
    expiryMonths: '有效月数',
    appealDays: '答复申诉',
    adjustAloneUpTo: '一人加减',
  } satisfies Record<keyof Own, string>,
  units: {
    noticeDays: (n: number) => `${n} 天`,
    secondReviewFrom: (n: number) => `${n} 分起`,
    expiryMonths: (n: number) => `${n} 个月`,
    appealDays: (n: number) => `${n} 天内`,
    adjustAloneUpTo: (n: number) => `${n} 分以内`,
  } satisfies Record<Exclude<keyof Own, 'expiry'>, (n: number) => string>,
};
