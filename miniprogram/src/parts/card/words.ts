import type { Api } from '@jishan/shared/api';
import { foldText } from '@jishan/shared/money';

export type Claimable = Api['card.claimable']['reply']['items'][number];

type Holding = Api['card.mine']['reply']['items'][number];

export const SPANS: Record<Claimable['span'], string> = { month: '本月', last_month: '上月', year: '今年' };

export const words = {
  fold: foldText,
  usesLeft: ({ usesLeft }: Holding) => (usesLeft === null ? '不限次数' : `还能用 ${usesLeft} 次`),
  states: { good: '可以用', used_up: '用完了', over: '过期了' } satisfies Record<Holding['state'], string>,
};
