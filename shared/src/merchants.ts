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
