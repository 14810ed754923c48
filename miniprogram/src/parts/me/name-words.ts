export const nameWords = {
  name: '称呼',
  hint: '邻居在动态和榜单上看到的名字',
  missing: '请填写称呼',
  long: (max: number) => `称呼最多 ${max} 个字`,
};
