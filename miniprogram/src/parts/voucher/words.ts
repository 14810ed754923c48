import type { Api } from '@jishan/shared/api';

type State = Api['voucher.get']['reply']['state'];

export const words = {
  bright: '屏幕已调到最亮',
  code: '给店员扫的码',
  renews: (seconds: number) => `${seconds} 秒后自动换新码，截图无效`,
  offline: '没有网络，这些码还能用几分钟',
  stale: '码已过时，连上网络后会自动换新',
  points: (points: number) => `${points} 积分`,
  states: {
    open: '待使用',
    used: '已使用',
    cancelled: '已退回',
    expired: '已过期',
    returned: '已作废',
    undone: '已撤销',
  } satisfies Record<State, string>,
};
