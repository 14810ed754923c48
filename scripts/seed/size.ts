/** How big a full-size town is: the reported figures of the town that the product must be able to carry. */
export const SIZE = {
  residents: 38_000,
  communities: 12,
  gridsEach: 8,
  staffEach: 4,
  years: 3,
  posts: 162_000,
  /** Spendable, in public notice or set aside: what residents have. */
  pointsHeld: 2_960_000,
  /** Earned and gone again: given to shops, or expired. */
  pointsGone: 80_000,
  /** Awards; the points not earned by posts are earned by reading. */
  leastAwards: 350_000,
  households: 6_000,
  merchants: 258,
  /** For how many days the town has done what came later: what is older went straight to the balance and never expires. */
  since: { expiry: 450, shops: 240, households: 200, notice: 60 },
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
