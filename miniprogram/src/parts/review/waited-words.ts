export const waitedWords = {
  fresh: '刚送来',
  minutes: (n: number) => `等了 ${n} 分钟`,
  hours: (n: number) => `等了 ${n} 小时`,
  days: (n: number) => `等了 ${n} 天`,
};
