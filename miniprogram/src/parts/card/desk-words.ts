import { foldText } from '@jishan/shared/money';
import { ago } from '../../kernel/time';

export const words = {
  title: '送爱心卡',
  lead: '店家送的卡，由社区点名给居民。困难家庭的名字，只有您和同事看得到。',
  fold: foldText,
  audiences: { list: '社区点名', need: '困难家庭', honour: '荣誉分', rule: '做某件好事' },
  left: (left: number) => `还有 ${left} 张`,
  own: '这和您或您家人的店有关，请交给同事',
  gone: '发完了',
  holders: '谁有这张卡',
  holdersNone: '还没有点名',
  holdersNoneText: '送给居民以后，这里看得到送给了谁、用了几次',
  counts: (given: number, quota: number, used: number) => `送出 ${given}/${quota} 张，用了 ${used} 次`,
  secret: '这些是困难家庭。名字只有您和管这里的同事看得到，店家和别的居民都不知道，请不要外传。',
  since: (at: number) => `${ago(at)}送出`,
  times: (used: number) => (used === 0 ? '还没用过' : `用了 ${used} 次`),
  hidden: '您看不到这张卡的名字',
  toDesk: '回送爱心卡',
  grant: '送给居民',
  grantTitle: (title: string) => `“${title}”送给谁`,
  given: (name: string, left: number) => `已送给${name}，还有 ${left} 张`,
  had: (name: string) => `${name}已经有这张卡了`,
  none: '没有要点名的卡',
  noneText: '店家送出“社区点名”或“困难家庭”的卡，会在这里',
  end: '就这些了',
};
