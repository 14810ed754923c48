/** What the machine says of a post under review. */
export const words = {
  inName: (shop: string) => `以“${shop}”的名义发，荣誉分也算这家店的`,
  photosEnough: (have: number, need: number) => `照片 ${have} 张，要求至少 ${need} 张`,
  photosFew: (have: number, need: number) => `照片只有 ${have} 张，要求至少 ${need} 张`,
  photosNew: '与以往照片不重复',
  photosSeen: (count: number) => `有 ${count} 张照片以前用过`,
  reviewers: (points: number, reviewers: number) =>
    `${points} 分，${reviewers > 1 ? '需要两人审核' : '一人审核即可'}`,
  revision: '改的是已公开的动态，积分不变；不通过，原来的照旧公开',
  revisionTaken: '修改已通过',
  noClaim: '没有申报积分，只公开不记分',
};
