export const words = {
  title: '谁有这张卡',
  used: (times: number) => (times === 0 ? '还没用过' : `用了 ${times} 次`),
  end: '就这些了',
};
