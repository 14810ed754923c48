/** What a shop has sent to the desk. */
export const words = {
  withdraw: '撤回',
  pending: '有改动在审核',
  rejected: (answer: string) => `没有通过：${answer}`,
};
