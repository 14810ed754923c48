import { yuan } from '@jishan/shared/money';
import { grouped } from '../../../components/num';
import type { Offer } from '../../../parts/offer/own-words';

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
    `原价 ${yuan(listPrice)} 元，付 ${yuan(price)} 元加 ${grouped(points)} 积分`,
  counts: ({ open, used, left }: Offer) =>
    [
      `待用 ${grouped(open)}`,
      `已用 ${grouped(used)}`,
      ...(left === null ? [] : [`还剩 ${grouped(left)}`]),
    ].join('，'),
  edit: '改价格和说明',
  pause: '暂停',
  resume: '恢复',
  end: '结束',
  endAsk: '结束这个项目？',
  endText: '居民不能再换，已换的券照常能用。结束后不能恢复。',
  add: '设一个兑换项目',
  listEnd: '就这些了',
};
