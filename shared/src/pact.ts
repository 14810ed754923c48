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
