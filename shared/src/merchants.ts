/** What shops there are; residents choose by them. */
export const MERCHANT_KINDS = [
  { code: 'hair', title: '理发' },
  { code: 'food', title: '餐饮' },
  { code: 'grocery', title: '日用' },
  { code: 'fresh', title: '果蔬' },
  { code: 'repair', title: '修补' },
  { code: 'pharmacy', title: '药店' },
  { code: 'clothes', title: '服装' },
  { code: 'care', title: '养老托育' },
  { code: 'other', title: '其他' },
] as const;

export type MerchantKind = (typeof MERCHANT_KINDS)[number]['code'];

export const merchantKindTitle = (kind: MerchantKind): string =>
  MERCHANT_KINDS.find(({ code }) => code === kind)?.title ?? kind;

export const MERCHANT_KIND_CODES = MERCHANT_KINDS.map(({ code }) => code) as [
  MerchantKind,
  ...MerchantKind[],
];

/** What a shop agrees to when it joins; the version it signed is kept with it. */
export const PACT = {
  version: 1,
  title: '德商联盟公约',
  articles: [
    '明码标价，兑换项目和给别的顾客的是同样的东西。',
    '优惠由本店承担，不因为用积分就降低分量和服务。',
    '见码就核销，不收第二次，不倒卖积分和兑换券。',
    '居民的姓名和行踪不外传，不用来推销。',
    '每年为邻里做至少一件好事，在积善公开。',
    '违反公约的，社区可以停牌；不服可以申诉一次。',
  ],
} as const;
