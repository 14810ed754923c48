import type { Api } from '@jishan/shared/api';
import { foldText } from '@jishan/shared/money';
import { grouped } from '../../components/num';
import { SPANS } from './words';

export type Card = Api['card.ofShop']['reply']['items'][number];

type Condition = Pick<Card, 'audience' | 'least' | 'span'>;

export const words = {
  name: ({ title, percent }: Pick<Card, 'title' | 'percent'>) => `${title}，${foldText(percent)}`,
  counts: ({ granted, quota, used }: Pick<Card, 'granted' | 'quota' | 'used'>) =>
    `送出 ${grouped(granted)}/${grouped(quota)} 张，用了 ${grouped(used)} 次`,
  /** To whom it goes, as one sentence. */
  audience: ({ audience, least, span }: Condition, rule: string | undefined) => {
    if (audience === 'list') return '社区点名送';
    if (audience === 'need') return '社区送给困难家庭';
    const since = span === null ? '' : SPANS[span];
    return audience === 'honour'
      ? `${since}荣誉分满 ${least ?? 0} 的居民自己领`
      : `${since}${rule ? `“${rule}”` : '这件好事'}做满 ${least ?? 0} 次的居民自己领`;
  },
  secret: '名字只有点名的社区知道，店里只看得到张数',
  holders: '谁有这张卡',
  listEnd: '就这些了',
};
