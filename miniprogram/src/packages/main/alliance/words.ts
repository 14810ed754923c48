import { grouped } from '../../../components/num';
import { MERCHANT_KINDS } from '@jishan/shared/merchants';

export const words = {
  title: '德商联盟',
  tabs: [
    { key: 'near', label: '附近' },
    { key: 'newest', label: '新加入' },
    { key: 'busiest', label: '换得多' },
    ...MERCHANT_KINDS.map(({ code, title }) => ({ key: code, label: title })),
  ] as const,
  tabsLabel: '怎么排',
  lede: (total: number) => [grouped(total), '家店拿出好价钱，换您做的好事。'] as const,
  ranking: '德商榜',
  noSpot: '没拿到位置，按新加入的排',
  locate: '看附近的',
  metres: (metres: number) => (metres < 1000 ? `${metres} 米` : `${(metres / 1000).toFixed(1)} 公里`),
  points: (points: number) => `${points} 积分`,
  redeemed: (count: number) => (count > 0 ? `换过 ${grouped(count)} 次` : ''),
  noOffer: '暂时没有兑换项目',
  empty: '这一类还没有店',
  emptyText: '看看别的，或者请熟悉的店来加入',
  all: '全部',
  seeAll: '看全部',
  none: '镇上还没有德商店铺',
  noneText: '店主可以在“我的”里申请加入',
  end: '就这些店了',
  signInTitle: '登录后看镇上的德商',
  signInText: '积分能换理发、早餐、修鞋……都在家门口',
  signIn: '登录',
  settleTitle: '先选好您所在的社区',
  settleText: '选好才知道哪些店在附近',
  settle: '去选社区',
};
