export const words = {
  none: '还没有动态',
  noneText: '上新、歇业、为老人义剪……写给邻居看',
};
