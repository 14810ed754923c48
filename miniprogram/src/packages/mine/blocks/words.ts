export const words = {
  title: '拉黑名单',
  lead: '您看不到这些人的评论和动态，他们也不能评论您的。',
  since: (when: string) => `${when}拉黑`,
  undo: '解除',
  undone: (name: string) => `已解除对${name}的拉黑`,
  noneTitle: '没有拉黑任何人',
  noneText: '在评论或动态的“更多”里可以拉黑打扰您的人',
  end: '就这些人',
};
