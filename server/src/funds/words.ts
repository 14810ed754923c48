import { cutText } from '@jishan/shared/text';

/** Who gave without wanting a name. */
export const anonymousGiver = '匿名';

/** As long as a line of the book may be. */
export const giftTitle = (fund: string) => cutText(`捐给“${fund}”`, 40, 40);
export const giftSeal = '捐赠';

/** What the colleague who proposed a use is told. */
export const fundUseRefusedText = (fund: string, points: number, answer: string) =>
  `您提的“${fund}”使用 ${points} 分没有获同事同意：${answer}`;
