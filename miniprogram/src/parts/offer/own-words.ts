import type { Api } from '@jishan/shared/api';
import { yuan } from '@jishan/shared/money';

type Offer = Api['offer.manage']['reply']['items'][number];

const PLACES = ['', '第二段', '第三段', '第四段'];

const STATES: Record<Offer['state'], string> = {
  waiting: '待审核',
  open: '可兑换',
  paused: '已暂停',
  ended: '已结束',
  refused: '没有通过',
};

export const words = {
  title: '兑换项目',
  state: ({ state, submission }: Offer) =>
    state === 'refused' && submission?.state === 'withdrawn' ? '已撤回' : STATES[state],
  terms: ({ listPrice, price, points }: Offer) =>
    `原价 ${yuan(listPrice)} 元，付 ${yuan(price)} 元加 ${points} 积分`,
  counts: ({ open, used, left }: Offer) =>
    [`待用 ${open}`, `已用 ${used}`, ...(left === null ? [] : [`还剩 ${left}`])].join('，'),
  pending: '有改动在审核',
  rejected: (answer: string) => `没有通过：${answer}`,
  edit: '改',
  pause: '暂停',
  resume: '恢复',
  end: '结束',
  endAsk: '结束这个项目？',
  endText: '居民不能再换，已换的券照常能用。结束后不能恢复。',
  add: '设一个兑换项目',
  none: '还没有兑换项目',
  noneText: '比如：剪发原价 35 元，付 30 元加 50 积分',
  listEnd: '就这些了',

  formTitle: '兑换项目',
  borne: '优惠由本店承担，平台不收费，也不补钱。通过审核后公开；改价会留下记录，居民看得到。',
  name: '名称',
  namePlaceholder: '如“剪发一次”',
  detail: '说明（可不填）',
  detailPlaceholder: '包含什么，不包含什么',
  listPrice: '原价（元）',
  price: '顾客到店付（元）',
  points: '要多少积分',
  period: '按什么算数量',
  periods: { none: '总共', day: '每天', week: '每周', month: '每月' } satisfies Record<
    Offer['period'],
    string
  >,
  stock: '一共几张',
  limit: '每人限换几张',
  unlimited: '空着为不限',
  free: '0 为不收钱',
  valid: '换后几天内有效',
  hours: '什么时候能用',
  daily: '每天不同',
  dailyNote: '有的日子时间不一样，或者不能用',
  dayNames: ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  usable: (day: string) => `${day}能用`,
  closed: '这天不能用',
  /** Spoken of a field: of a day, or of every day. */
  fromOf: (day: string, index: number) => `${day}${PLACES[index] ?? ''}几点起可用`,
  toOf: (day: string, index: number) => `${day}${PLACES[index] ?? ''}几点前可用`,
  fromPlaceholder: '14:00',
  toPlaceholder: '18:00',
  until: '到',
  moreSpans: '再加一段',
  breakAtNoon: '再加一段（如中午休息）',
  fewerSpans: '去掉这一段',
  special: '限时优惠',
  specialNote: '不打开就一直有效，您随时可以暂停',
  edges: {
    start: { day: '哪天开始', time: '几点开始', none: '审核通过就开始' },
    end: { day: '哪天结束', time: '几点结束（24:00 是半夜）', none: '不设结束' },
  },
  nearDays: ['今天', '明天', '后天'],
  photos: '照片（可不放，默认用店铺照片）',
  send: '提交审核',
  sentTitle: '已提交',
  sentText: '社区审核通过后，居民就能兑换。',
  back: '看兑换项目',
  needName: '请填写名称',
  badPrice: '请填写金额，如 35 或 29.9',
  lower: '到店付的钱要比原价少',
  badPoints: '请填写积分',
  badCount: '请填写大于 0 的整数，或空着',
  badTime: '请写成 9:00 这样',
  needOrder: '结束要晚于开始',
  needAfter: '要在上一段之后',
  needDay: '至少选一天能用',
  needEdge: '请选哪天开始或哪天结束',
  badEnd: '结束要晚于开始，也要晚于现在',
  waitPhotos: '照片还没传完，请稍等',
};
