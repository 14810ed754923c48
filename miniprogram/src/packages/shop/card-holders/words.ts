import { ago } from '../../../kernel/time';

export const words = {
  holdersNone: '还没有人有这张卡',
  holdersNoneText: '送出以后，这里看得到谁领了、用了几次',
  since: (at: number) => `${ago(at)}领到`,
  private: '这张卡看不到名字',
  toCards: '看爱心卡',
};
