/** `--small`: a fiftieth of a town, with everything in it, for a quick look and for the tests. */
export const isSmall = process.argv.includes('--small');

/** `--towns N`: that many towns in one database, one after the other. */
const named = process.argv.indexOf('--towns');
export const townsAsked = named < 0 ? 1 : Number(process.argv[named + 1]);
if (!Number.isInteger(townsAsked) || townsAsked < 1 || townsAsked > 100)
  throw new Error('--towns takes a number from 1 to 100');

const share = (full: number) => (isSmall ? full / 50 : full);

/** How big a full-size town is: the reported figures of the town that the product must be able to carry. */
export const SIZE = {
  residents: share(38_000),
  communities: 12,
  gridsEach: 8,
  staffEach: 4,
  years: 3,
  posts: share(162_000),
  /** Not all that there are, but no fewer. */
  leastLikes: share(200_000),
  leastComments: share(200_000),
  /** Spendable, in public notice or set aside: what residents have. */
  pointsHeld: share(2_960_000),
  /** Earned and gone again: given to shops, or expired. */
  pointsGone: share(80_000),
  /** Awards; the points not earned by posts are earned by reading. */
  leastAwards: share(350_000),
  households: share(6_000),
  merchants: isSmall ? 24 : 258,
  leastRedemptions: share(1_000),
  /** Vouchers that residents have in their hands, and how many of those wishes must come true. */
  openVouchers: share(400),
  leastOpenVouchers: share(100),
  /** What a town has about, for the bar. */
  rows: share(3_670_000),
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
