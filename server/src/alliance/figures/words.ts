export const words = {
  baseline: (perWeek: number) => `店主说加入前每周约 ${perWeek} 位顾客`,
};
