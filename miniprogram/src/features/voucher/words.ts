import type { Api } from '@jishan/shared/api';
import { yuan } from '@jishan/shared/money';

type State = Api['voucher.get']['reply']['state'];

export const words = {
  title: '兑换券',
  bright: '屏幕已调到最亮',
  code: '给店员扫的码',
  renews: (seconds: number) => `${seconds} 秒后自动换新码，截图无效`,
  offline: '没有网络，这些码还能用几分钟',
  stale: '码已过时，连上网络后会自动换新',
  retry: '再试一次',
  until: '有效期至',
  paid: '已付',
  points: (points: number) => `${points} 积分`,
  state: '状态',
  states: {
    open: '待使用',
    used: '已使用',
    cancelled: '已退回',
    expired: '已过期',
    returned: '已作废',
    undone: '已撤销',
  } satisfies Record<State, string>,
  closed: {
    used: (when: string) => `${when} 在店里用掉了`,
    cancelled: (when: string) => `${when} 您退回了，积分已回到账户`,
    expired: () => '到期没有用，积分已回到账户',
    returned: () => '店铺已停牌，积分已回到账户',
    undone: (_when: string, note: string) => `店家撤销了核销，积分已回到账户。原因：${note}`,
  },
  how: '付款时把这一页给店员看。',
  then: '扫成后这里会变成“已使用”，并震动一下。',
  hours: '可用时间',
  cancel: '不用了，退回积分',
  cancelAsk: '退回这张券？',
  cancelText: (points: number) => `${points} 积分会马上回到您的账户，券就不能用了。`,
  cancelDo: '退回',
  keep: '先留着',
  seeOffer: '看兑换项目',
  gone: '没有这张券',
  goneText: '请到“我的兑换券”里看看',
  goneAct: '我的兑换券',

  listTitle: '我的兑换券',
  tabs: { open: '待使用', closed: '用过的' },
  pay: (price: number) => (price === 0 ? '到店不用再付钱' : `到店付 ${yuan(price)} 元`),
  untilDay: (day: string) => `${day}前用`,
  lastDay: '今天最后一天',
  end: '就这些了',
  empty: { open: '还没有兑换券', closed: '还没有用过的券' },
  emptyText: '德商联盟的店拿出好价钱，换您做的好事',
};
