/** How big a full-size town is: the reported figures of the town that the product must be able to carry. */
export const SIZE = {
  residents: 38_000,
  communities: 12,
  gridsEach: 8,
  staffEach: 4,
  years: 3,
  posts: 162_000,
  pointsHeld: 2_960_000,
  /** Two entries each; the points not earned by posts are earned by reading. */
  leastTransfers: 350_000,
} as const;

export const TOWNS = [
  '青溪镇',
  '云桥镇',
  '石湖镇',
  '白鹭镇',
  '枫林镇',
  '东山镇',
  '柳塘镇',
  '长桥镇',
  '南浦镇',
  '西岭镇',
];
