import type { Api } from '@jishan/shared/api';

export type PostState = Api['post.get']['reply']['state'];

export const WORDS = {
  unsettled: '还没有选社区',
  privacy: '隐私与我的数据',
  signOut: '退出登录',
  signOutAsk: '退出登录？',
  signOutText: '积分和动态都还在，写了一半的也留在这台手机上，再登录就能看到。',
  cancel: '先不',
};
