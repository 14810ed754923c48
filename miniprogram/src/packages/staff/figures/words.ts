import { merchantKindTitle } from '@jishan/shared/merchants';
import { grouped } from '../../../components/num';

export const words = {
  title: '积分流通',
  circulating: '居民手里的积分',
  circulatingNote: '含公示中和兑换中的',
  shops: '营业店铺',
  open: '待用的券',
  used: '用掉的券',
  unused: '没用退回的券',
  months: '一月一月看',
  month: (month: string) => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`,
  line: (awarded: number, redeemed: number) => `发出 ${grouped(awarded)}，兑换 ${grouped(redeemed)}`,
  kinds: '哪一类店换得多',
  kind: merchantKindTitle,
  kindLine: (shops: number, redemptions: number, points: number) =>
    `${grouped(shops)} 家，${grouped(redemptions)} 次，${grouped(points)} 积分`,
};
