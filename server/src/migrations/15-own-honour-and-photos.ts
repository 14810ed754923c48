import type { MigrationInterface, QueryRunner } from 'typeorm';

/*
 * What earlier versions left wrong, put right from what is there, and one owner for each photo. What changes rows says what they
 * are to be, not by how much: it may run twice.
 */

/** Honour of residents stands in the community where they live; deeds in a shop's name had put it where the shop is. */
const OWN_HONOUR = `UPDATE honour_totals h JOIN users u ON u.id = h.user_id SET h.community_id = u.community_id
  WHERE u.community_id IS NOT NULL AND h.community_id <> u.community_id`;

/** The day in Shanghai of an instant, so many days back. */
const day = (back = '0') =>
  `DATE_ADD('1970-01-01', INTERVAL FLOOR((e.created_at + 28800000) / 86400000) - ${back} DAY)`;
const SINCE_MONDAY = 'MOD(FLOOR((e.created_at + 28800000) / 86400000) + 3, 7)';

/** The keys of the periods in which totals are kept. */
const PERIODS = [
  `CONCAT('D', ${day()})`,
  `CONCAT('W', ${day(SINCE_MONDAY)})`,
  `CONCAT('M', LEFT(${day()}, 7))`,
  `CONCAT('Y', LEFT(${day()}, 4))`,
  `'A'`,
];

/** What moved shops' accounts in a period in which a fund paid them: with it, and without. */
const paidIn = (
  period: string,
) => `(SELECT ${period} AS period, a.owner_id, SUM(IF(t.kind = 'use', 0, e.amount)) AS spent,
    SUM(t.kind = 'use') AS uses, SUM(t.kind <> 'use') AS others
  FROM accounts a JOIN entries e ON e.account_id = a.id JOIN transfers t ON t.id = e.transfer_id
  WHERE a.kind = 'merchant' GROUP BY 1, 2 HAVING uses > 0) p`;
const OF_PAID = "g.kind = 'taken' AND g.period = p.period AND g.owner_id = p.owner_id";

/** What funds paid a shop is not what residents spent there. */
const SPENT_THERE = PERIODS.flatMap((period) => [
  `UPDATE group_totals g JOIN ${paidIn(period)} ON ${OF_PAID} SET g.points = p.spent`,
  `DELETE g FROM group_totals g JOIN ${paidIn(period)} ON ${OF_PAID} WHERE p.others = 0`,
]);

const told = (name: string, column: string) =>
  `m.${column} = COALESCE(JSON_UNQUOTE(JSON_EXTRACT(s.content, '$.${name}')), m.${column})`;

/** What a shop that had left showed before it applied again is what was approved last. */
const APPROVED_BEFORE = `UPDATE merchants m
    JOIN (SELECT merchant_id, MAX(id) AS id FROM submissions WHERE kind IN ('merchant', 'profile') AND state = 'approved'
      GROUP BY merchant_id) last ON last.merchant_id = m.id
    JOIN submissions s ON s.id = last.id
  SET ${['name', 'kind', 'intro', 'giving', 'address', 'hours', 'phone', 'licence'].map((name) => told(name, name)).join(', ')},
    ${told('latE6', 'lat_e6')}, ${told('lngE6', 'lng_e6')}, m.photos = s.photos
  WHERE m.joined_at IS NOT NULL AND m.state IN ('applied', 'refused')`;

/** Who has been of the alliance and applies again stays as it left, so that what is open at its counter is served. */
const LEFT =
  "UPDATE merchants SET state = 'left' WHERE joined_at IS NOT NULL AND state IN ('applied', 'refused')";

const ONE_OWNER = [
  'ALTER TABLE photos ADD COLUMN unused_until BIGINT NULL',
  "UPDATE photos SET used_by = CONCAT('post:', post_id), shown = 1 WHERE post_id IS NOT NULL",
  "UPDATE photos SET used_by = CONCAT('appeal:', appeal_id) WHERE appeal_id IS NOT NULL",
  'UPDATE photos SET unused_until = created_at + 86400000 WHERE used_by IS NULL',
];

/** Licences and pictures that no shop shows, and that no application waits with: kept for a month to be sent again. */
const RELEASED = `UPDATE photos f SET f.unused_until = ROUND(UNIX_TIMESTAMP(NOW(3)) * 1000) + 2592000000
  WHERE f.shown = 0 AND SUBSTRING_INDEX(f.used_by, ':', 1) IN ('shop', 'licence', 'offer', 'product', 'news')
    AND NOT EXISTS (SELECT 1 FROM submissions s WHERE s.waiting = 1 AND (LOCATE(f.id, s.photos) > 0 OR LOCATE(f.id, s.content) > 0))
    AND NOT EXISTS (SELECT 1 FROM merchants m WHERE f.used_by = CONCAT('licence:', m.id) AND m.joined_at IS NOT NULL
      AND LOCATE(f.id, m.licence) > 0)`;

const ONLY_OWNER = `ALTER TABLE photos DROP KEY post, DROP KEY unused, DROP COLUMN post_id,
  DROP COLUMN appeal_id, ADD KEY unused (unused_until)`;

export class OwnHonourAndPhotos15 implements MigrationInterface {
  name = 'OwnHonourAndPhotos1763800000015';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(OWN_HONOUR);
    for (const sql of SPENT_THERE) await runner.query(sql);
    await runner.query(APPROVED_BEFORE);
    await runner.query(LEFT);
    for (const sql of ONE_OWNER) await runner.query(sql);
    await runner.query(RELEASED);
    await runner.query(ONLY_OWNER);
  }

  /** The columns come back; what was wrong stays right. */
  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE photos ADD COLUMN post_id BIGINT UNSIGNED NULL AFTER owner_id,
      ADD COLUMN appeal_id BIGINT UNSIGNED NULL AFTER post_id, DROP KEY unused, ADD KEY post (post_id),
      ADD KEY unused (post_id, appeal_id, used_by, created_at)`);
    await runner.query(
      "UPDATE photos SET post_id = SUBSTRING(used_by, 6), used_by = NULL, shown = 0 WHERE used_by LIKE 'post:%'",
    );
    await runner.query(
      "UPDATE photos SET appeal_id = SUBSTRING(used_by, 8), used_by = NULL WHERE used_by LIKE 'appeal:%'",
    );
    await runner.query('ALTER TABLE photos DROP COLUMN unused_until');
  }
}
