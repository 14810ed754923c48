export const words = {
  lede: '积分捐给身边的难处，每一分用在哪里都公开。',
  none: '镇上还没有爱心基金',
  noneText: '社区开设后会在这里',
};
