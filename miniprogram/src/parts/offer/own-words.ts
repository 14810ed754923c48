import type { Api } from '@jishan/shared/api';

export type Offer = Api['offer.manage']['reply']['items'][number];

export const words = {
  none: '还没有兑换项目',
  noneText: '比如：剪发原价 35 元，付 30 元加 50 积分',
};
