/** Every word of the rule book, and of the list of rules wherever it is shown. */
export const words = {
  /** Spoken of the list where one is chosen from it. */
  rules: '积分规则',
  search: '搜规则',
  searchHint: '搜一搜，例如：巡逻、老人',
  all: '全部',
  groups: '规则的组',
  count: (n: number) => `共 ${n} 条`,
  none: '没有找到这样的规则',
  noneText: '换个说法试试，或者看看全部规则。',
  showAll: '看全部规则',
};
