import type { Api } from '@jishan/shared/api';
import { yuan } from '@jishan/shared/money';
import { grouped } from '../../../components/num';

type Figures = Api['figures.shop']['reply'];

export const words = {
  title: '店里的数字',
  month: (month: string) => `${Number(month.slice(0, 4))}年${Number(month.slice(5))}月`,
  earlier: '上个月',
  later: '下个月',
  redemptions: '积分兑换',
  orders: '订单',
  cards: '打折卡',
  fresh: '新顾客',
  returning: '回头客',
  points: '收到积分',
  cash: (fen: number) => `到店收 ${yuan(fen)} 元`,
  worth: (fen: number) => `按原价值 ${yuan(fen)} 元`,
  undone: (count: number) => `撤销 ${count} 次，不算在内`,
  byDay: '一天一天看',
  day: (day: string) => `${Number(day.slice(8))}日`,
  dayLine: ({ redemptions, orders, cards, points }: Figures['days'][number]) =>
    [
      redemptions > 0 && `兑换 ${grouped(redemptions)}`,
      orders > 0 && `订单 ${grouped(orders)}`,
      cards > 0 && `打折卡 ${grouped(cards)}`,
      `${grouped(points)} 积分`,
    ]
      .filter(Boolean)
      .join('，'),
  noDays: '这个月还没有人来',
  thanks: '邻居的感谢',
  honour: '今年荣誉分',
  uplift: '比加入前',
  upliftText: ({ before, lastFourWeeks, percent }: NonNullable<Figures['uplift']>) =>
    `加入前每周约 ${before} 位顾客（店主填的）。最近四周用券、订单和打折卡来了 ${lastFourWeeks} 次，平均每周 ${(lastFourWeeks / 4).toFixed(1)} 次，相当于多 ${percent}%。自己上门的没有算。`,
  askBaseline: '填一下加入前每周大约多少顾客，就能看到多了多少',
  baseline: '加入前每周顾客',
  save: '保存',
  change: '改人数',
  statement: '积分对账单',
  opening: '月初',
  closing: '月末',
  gained: '收到',
  used: '退回',
  download: '下载表格',
  agrees: '和积分账本一分不差',
};
