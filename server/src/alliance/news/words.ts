/** What staff read of news, and what its shop is told. */
export const words = {
  title: '标题',
  text: '内容',
  removed: (title: string, unit: string, reason: string) =>
    `店铺动态“${title}”已被${unit}撤下。原因：${reason}`,
};
