/** Who gave without wanting a name. */
export const anonymousGiver = '匿名';

export const giftTitle = (fund: string) => `捐给“${fund}”`;
export const giftSeal = '捐赠';

/** What the colleague who proposed a use is told. */
export const refusedText = (fund: string, points: number, answer: string) =>
  `您提的“${fund}”使用 ${points} 分没有获同事同意：${answer}`;
