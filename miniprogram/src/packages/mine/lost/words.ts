export const words = {
  title: '没有这一页',
  none: '没有找到这一页',
  text: '地址可能写错了，或者这一页已经撤下。',
  home: '回首页',
};
