import { foldText } from '@jishan/shared/money';

export const words = {
  fold: foldText,
  holders: '谁有这张卡',
  end: '就这些了',
};
