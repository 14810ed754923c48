import type { Api } from '@jishan/shared/api';

export type PostState = Api['post.get']['reply']['state'];

export const WORDS = {
  unsettled: '还没有选社区',
  privacy: '隐私与我的数据',
  signOut: '退出登录',
  signOutAsk: '退出登录？',
  signOutText: '积分和动态都还在，写了一半的也留在这台手机上，再登录就能看到。',
  name: '称呼',
  nameHint: '邻居在动态和榜单上看到的名字',
  cancel: '先不',

  privacyParts: [
    {
      title: '我们记下什么',
      text: '您的称呼、头像、所在社区和网格；您发布的文字、照片和地点；每一笔积分和它的缘由。',
    },
    {
      title: '照片怎么处理',
      text: '上传时去掉照片里的拍摄位置和手机信息。审核通过之前，只有您和工作人员看得到。',
    },
    {
      title: '谁看得到',
      text: '通过审核的动态，全镇居民看得到，分享出去的朋友也看得到。荣誉榜显示称呼、头像、社区和荣誉分，不想上榜可以随时关掉。',
    },
    {
      title: '我们不做什么',
      text: '不收集您的手机号和身份证号，不读通讯录，不在后台定位，不把资料交给广告商。',
    },
    { title: '有疑问', text: '请找所在社区的居委会，凭积分明细里的流水号，每一分都查得到。' },
  ],
  needName: '请填写称呼',
  nameLong: (max: number) => `称呼最多 ${max} 个字`,
};
