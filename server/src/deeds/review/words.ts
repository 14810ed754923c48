import { asSentence } from '@jishan/shared/text';

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

/** What the author is told of it. */
export const told = {
  approved: '您的动态通过了',
  approvedText: '街坊们都能看到了。',
  changed: '您改的动态公开了',
  changedText: '街坊们看到的是改过的，积分不变。',
  awarded: (title: string, points: number) => `${title}通过了，记 ${points} 分`,
  inNotice: (days: number, when: string) => `公示 ${days} 天，${when} 起能用`,
  spendable: '现在就能用',
  otherRule: (claimed: string, title: string) => `您申报的是“${claimed}”，社区按“${title}”记。`,
  /** Of a rule that is not in force any more. */
  someRule: '申报的积分',
  unscored: (claimed: string) => `动态通过了，“${claimed}”没有记分`,
  unscoredText: '社区看过，动态已经公开，申报的积分这次没有记。不同意可以申诉。',
  rejected: (claimed: string | null) => (claimed === null ? '您的动态没有通过' : `“${claimed}”没有通过`),
  rejectedText: (label: string | null, note: string, advice: string) =>
    [label, note].map((part) => (part ? asSentence(part) : '')).join('') + advice,
};
