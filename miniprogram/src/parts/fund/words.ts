import type { Api } from '@jishan/shared/api';
import { grouped } from '../../components/num';

type Fund = Api['fund.get']['reply'];

export const words = {
  title: '爱心基金',
  received: '收到',
  used: '已用',
  left: '还剩',
  /** What the bar above it shows. */
  goal: (received: number, goal: number) =>
    `目标 ${grouped(goal)} 分，收到了 ${Math.floor((received / goal) * 100)}%`,
  states: { running: '进行中', over: '不再收捐', closed: '已结束' } satisfies Record<Fund['state'], string>,
  end: '就这些了',
};
