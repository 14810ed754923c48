export const words = {
  cardTitle: '打折卡',
  how: '付款时把这一页给店员看，店员扫码后按折扣收钱。',
  usesName: '次数',
  untilName: '有效期至',
  state: '状态',
  gone: '没有这张卡',
  goneText: '请到“爱心打折卡”里看看',
  goneAct: '爱心打折卡',
};
