import { grouped } from '../../../components/num';
import type { Product } from '../../../parts/product/own';

const STATES: Record<Product['state'], string> = {
  waiting: '待审核',
  open: '在卖',
  paused: '已暂停',
  ended: '已下架',
  refused: '没有通过',
};

export const words = {
  title: '商品',
  state: ({ state, submission }: Product) =>
    state === 'refused' && submission?.state === 'withdrawn' ? '已撤回' : STATES[state],
  stock: ({ stock, unit }: Product) => `库存 ${grouped(stock)} ${unit}`,
  more: (unit: string) => `补 10 ${unit}`,
  fewer: (unit: string) => `少 1 ${unit}`,
  pause: '暂停',
  resume: '恢复',
  edit: '改价格和说明',
  add: '添一个商品',
  none: '还没有商品',
  noneText: '居民下单，到店自取和付钱；平台不收费',
  listEnd: '就这些了',
};
