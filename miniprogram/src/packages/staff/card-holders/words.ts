import { grouped } from '../../../components/num';
import { ago } from '../../../kernel/time';

export const words = {
  holdersNone: '还没有点名',
  holdersNoneText: '送给居民以后，这里看得到送给了谁、用了几次',
  counts: (given: number, quota: number, used: number) =>
    `送出 ${grouped(given)}/${grouped(quota)} 张，用了 ${grouped(used)} 次`,
  secret: '这些是困难家庭。名字只有您和管这里的同事看得到，店家和别的居民都不知道，请不要外传。',
  since: (at: number) => `${ago(at)}送出`,
  hidden: '您看不到这张卡的名字',
  toDesk: '回送爱心卡',
};
