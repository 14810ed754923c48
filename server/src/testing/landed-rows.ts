/*
 * Rows as earlier versions have left them, by the number of the migration after which they are laid: what later migrations
 * have to carry over. Who adds a migration that reads or fills rows adds some here, after the last migration before it.
 */
export const LANDED_ROWS: Record<number, readonly string[]> = {
  1: [
    `INSERT INTO regions (id, kind, parent_id, town_id, name, unit) VALUES
      (1, 'district', NULL, NULL, '南山县', '南山县文明办'), (2, 'town', 1, NULL, '青溪镇', '青溪镇人民政府'),
      (3, 'community', 2, 2, '梧桐里社区', '梧桐里社区居委会'), (4, 'community', 2, 2, '桂花巷社区', '桂花巷社区居委会')`,
    `INSERT INTO users (id, openid, name, avatar, role, town_id, community_id, created_at) VALUES
      (1, 'o1', '王秀兰', 'tea', 'resident', 2, 3, 10), (2, 'o2', '陈建国', 'tea', 'resident', 2, 4, 11),
      (3, 'o3', '许雯', 'tea', 'staff', 2, 3, 12), (4, NULL, '没定居', 'tea', 'resident', NULL, NULL, 13)`,
    `INSERT INTO posts (id, town_id, community_id, author_id, body, photos, board, state, created_at, listed_at, transfer_id) VALUES
      (1, 2, 3, 1, '扫雪', '[]', 'building', 'approved', 20, 21, 1), (2, 2, 4, 2, '巡逻', '[]', 'building', 'approved', 22, 23, 2),
      (3, 2, 4, 2, '等着', '[]', 'building', 'pending', 24, 24, NULL)`,
    `INSERT INTO photos (id, owner_id, post_id, width, height, sha256, created_at) VALUES
      ('00000000000000000000000000000001', 1, 1, 3, 4, REPEAT('a', 32), 20), ('00000000000000000000000000000002', 2, NULL, 3, 4, REPEAT('b', 32), 20)`,
    `INSERT INTO reviews (post_id, reviewer_id, unit_id, decision, rule_code, rule_version, created_at) VALUES
      (1, 3, 3, 'approve', 'snow', 1, 30), (2, 3, 3, 'second', 'patrol', 1, 31)`,
    `INSERT INTO likes VALUES (1, 2, 40), (2, 1, 41)`,
    `INSERT INTO comments (post_id, author_id, body, created_at) VALUES (1, 2, '辛苦了', 42)`,
    `INSERT INTO accounts (id, town_id, kind, owner_id, balance) VALUES (1, 2, 'issue', 2, NULL), (2, 2, 'resident', 1, 20), (3, 2, 'resident', 2, 50)`,
    // The second has no post: its community is where the resident lives.
    `INSERT INTO transfers (id, town_id, transfer_key, kind, resident_id, points, post_id, rule_code, rule_version, title, seal, unit_id, reviewers, occurred_at, created_at) VALUES
      (1, 2, 'post:1', 'award', 1, 20, 1, 'snow', 1, '扫雪', '雪', 3, 1, 20, 30), (2, 2, 'gift:2', 'award', 2, 50, NULL, NULL, NULL, '补记', '补', 3, 1, 22, 31)`,
    `INSERT INTO entries (transfer_id, account_id, amount, balance_after, created_at) VALUES (1, 1, -20, NULL, 30), (1, 2, 20, 20, 30), (2, 1, -50, NULL, 31), (2, 3, 50, 50, 31)`,
    `INSERT INTO honour_totals VALUES ('Y2025', 1, 2, 3, 1, 5), ('Y2026', 1, 2, 3, 1, 15), ('M2026-11', 1, 2, 3, 1, 15), ('Y2026', 2, 2, 4, 1, 50)`,
  ],
  12: [
    `INSERT INTO messages (user_id, cause, kind, text, subject_id, created_at) VALUES
      (1, 'voucher:1:expired', 'alliance', '一', 1, 50), (1, 'order:1:ready', 'alliance', '二', 1, 51), (1, 'card:1', 'alliance', '三', 1, 52),
      (2, 'fund:1:done', 'alliance', '四', 1, 53), (2, 'shop:1', 'alliance', '五', 1, 54), (2, 'expiry:2026-12-31:30', 'expiry', '六', NULL, 55)`,
    `INSERT INTO merchants (id, town_id, community_id, name, kind, intro, giving, address, lat_e6, lng_e6, hours, phone, photos, licence, state, pact_version, created_at, joined_at) VALUES
      (1, 2, 4, '李记理发', 'service', '理发', '', '桂花巷 1 号', 30000000, 120000000, '[]', '13800000000', '[]', '[]', 'open', 1, 60, 61)`,
    `INSERT INTO card_uses (holding_id, card_id, merchant_id, clerk_id, checked_at, used_at) VALUES (1, 1, 1, 2, 70, 71)`,
  ],
};
