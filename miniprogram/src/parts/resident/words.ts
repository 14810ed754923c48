export const WORDS = {
  search: '输入姓名，如“王秀”',
  find: '找居民',
  noneTitle: '没有找到',
  noneText: (name: string) => `您负责的区域里没有姓名以“${name}”开头的居民`,
  searchEnd: '就这些',
  searchHint: '按姓名的开头找，只找您负责的区域。',
  balance: '余额',
  needReason: '请写明理由',
};
