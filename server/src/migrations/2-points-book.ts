import type { MigrationInterface, QueryRunner } from 'typeorm';

/*
 * The points book grown up: holds and public notice, lots that expire, reversals, debts, totals for households and
 * communities, and the chain that proves that nobody has altered the past.
 */
const CHANGES = [
  `ALTER TABLE transfers
    MODIFY kind ENUM('award','release','void','hold','spend','cancel','expire','deduct','repay','reverse',
      'correct','compensate','bonus','grant') NOT NULL,
    ADD COLUMN input_hash BINARY(32) NULL AFTER transfer_key,
    ADD COLUMN community_id BIGINT UNSIGNED NULL AFTER town_id,
    ADD COLUMN household_id BIGINT UNSIGNED NULL AFTER community_id,
    ADD COLUMN honour INT NOT NULL DEFAULT 0,
    ADD COLUMN honour_at BIGINT NULL,
    ADD COLUMN reverses_id BIGINT UNSIGNED NULL,
    ADD COLUMN actor_id BIGINT UNSIGNED NULL,
    ADD COLUMN second_actor_id BIGINT UNSIGNED NULL,
    ADD COLUMN note VARCHAR(1000) NOT NULL DEFAULT '',
    ADD UNIQUE KEY reversed_once (reverses_id)`,
  `UPDATE transfers t JOIN users u ON u.id = t.resident_id LEFT JOIN posts p ON p.id = t.post_id
    SET t.community_id = COALESCE(p.community_id, u.community_id), t.honour = t.points, t.honour_at = t.created_at,
      t.input_hash = UNHEX(SHA2(CONCAT_WS('|', t.transfer_key, t.resident_id, t.points), 256))`,
  `ALTER TABLE transfers MODIFY input_hash BINARY(32) NOT NULL, MODIFY community_id BIGINT UNSIGNED NOT NULL,
    ADD KEY town_day (town_id, created_at, id), ADD KEY resident_lines (resident_id, created_at, id)`,
  `ALTER TABLE users ADD COLUMN household_id BIGINT UNSIGNED NULL AFTER grid_id, ADD KEY household (household_id, id),
    ADD KEY town_name (town_id, name, id), ADD KEY community_name (community_id, name, id), ADD KEY grid_name (grid_id, name, id)`,
  // An objection that is upheld takes a post's points back; the answer to a case may be longer than a reviewer's note.
  `ALTER TABLE reviews MODIFY decision ENUM('approve','second','reject','hide','restore','recall') NOT NULL,
    MODIFY note VARCHAR(1000) NOT NULL DEFAULT ''`,
  // A photo belongs to a post, to an appeal, or to nobody yet.
  `ALTER TABLE photos ADD COLUMN appeal_id BIGINT UNSIGNED NULL AFTER post_id, DROP KEY unused,
    ADD KEY unused (post_id, appeal_id, created_at)`,
];

const TABLES = [
  // A region's own choice; NULL asks the region above, at last the defaults in code.
  `CREATE TABLE region_settings (
    region_id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
    notice_days SMALLINT NULL,
    second_review_from INT NULL,
    expiry ENUM('none','months','year_end') NULL,
    expiry_months SMALLINT NULL,
    appeal_days SMALLINT NULL,
    adjust_alone_up_to INT NULL
  )`,
  // Points that are there but not spendable. A notice is posted when its time is over, a spend is voided.
  `CREATE TABLE holds (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind ENUM('notice','spend') NOT NULL,
    state ENUM('pending','posted','voided') NOT NULL DEFAULT 'pending',
    town_id BIGINT UNSIGNED NOT NULL,
    community_id BIGINT UNSIGNED NOT NULL,
    resident_id BIGINT UNSIGNED NOT NULL,
    amount INT NOT NULL,
    opened_by BIGINT UNSIGNED NOT NULL,
    closed_by BIGINT UNSIGNED NULL,
    open_objections INT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    closed_at BIGINT NULL,
    UNIQUE KEY opened_by (opened_by),
    KEY due (state, due_at, id),
    KEY resident (resident_id, state, id),
    KEY community_notices (community_id, kind, state, created_at, id),
    KEY town_notices (town_id, kind, state, created_at, id),
    CONSTRAINT amount_positive CHECK (amount > 0)
  )`,
  // What a resident can spend, by when it expires. \`open\` is 1 while something is left, NULL after: spent lots leave the index.
  `CREATE TABLE lots (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    resident_id BIGINT UNSIGNED NOT NULL,
    town_id BIGINT UNSIGNED NOT NULL,
    transfer_id BIGINT UNSIGNED NOT NULL,
    amount INT NOT NULL,
    remaining INT NOT NULL,
    open TINYINT NULL,
    expires_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE KEY transfer (transfer_id),
    KEY resident (resident_id, open, expires_at, id),
    KEY expiry (open, expires_at, resident_id),
    CONSTRAINT remaining_fits CHECK (remaining >= 0 AND remaining <= amount AND ((open = 1 AND remaining > 0) OR (open IS NULL AND remaining = 0)))
  )`,
  `CREATE TABLE lot_uses (
    transfer_id BIGINT UNSIGNED NOT NULL,
    lot_id BIGINT UNSIGNED NOT NULL,
    amount INT NOT NULL,
    PRIMARY KEY (transfer_id, lot_id)
  )`,
  `CREATE TABLE debts (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    resident_id BIGINT UNSIGNED NOT NULL,
    deduction_id BIGINT UNSIGNED NOT NULL,
    amount INT NOT NULL,
    repaid INT NOT NULL DEFAULT 0,
    open TINYINT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE KEY deduction (deduction_id),
    KEY resident (resident_id, open, id),
    CONSTRAINT repaid_fits CHECK (repaid >= 0 AND repaid <= amount)
  )`,
  `CREATE TABLE group_totals (
    period CHAR(11) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    kind ENUM('household','community') NOT NULL,
    owner_id BIGINT UNSIGNED NOT NULL,
    town_id BIGINT UNSIGNED NOT NULL,
    community_id BIGINT UNSIGNED NOT NULL,
    points INT NOT NULL,
    PRIMARY KEY (period, kind, owner_id),
    KEY town (period, kind, town_id, points, owner_id),
    KEY community (period, kind, community_id, points, owner_id)
  )`,
  `CREATE TABLE objections (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    hold_id BIGINT UNSIGNED NOT NULL,
    transfer_id BIGINT UNSIGNED NOT NULL,
    town_id BIGINT UNSIGNED NOT NULL,
    community_id BIGINT UNSIGNED NOT NULL,
    grid_id BIGINT UNSIGNED NULL,
    objector_id BIGINT UNSIGNED NOT NULL,
    reason VARCHAR(1000) NOT NULL,
    state ENUM('open','upheld','dismissed') NOT NULL DEFAULT 'open',
    decided_by BIGINT UNSIGNED NULL,
    decided_unit_id BIGINT UNSIGNED NULL,
    answer VARCHAR(1000) NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    decided_at BIGINT NULL,
    UNIQUE KEY once (transfer_id, objector_id),
    KEY community_queue (community_id, state, created_at, id),
    KEY town_queue (town_id, state, created_at, id),
    KEY grid_queue (grid_id, state, created_at, id),
    KEY objector (objector_id, id)
  )`,
  // `subject` names what is appealed against ('post:12', 'missed:2026-11-18:building-07'), so that it is done once;
  // `first_decided_by` has agreed to an award for which the rule wants two.
  `CREATE TABLE appeals (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind ENUM('rejection','deduction','missed') NOT NULL,
    subject VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject_id BIGINT UNSIGNED NOT NULL,
    town_id BIGINT UNSIGNED NOT NULL,
    community_id BIGINT UNSIGNED NOT NULL,
    grid_id BIGINT UNSIGNED NULL,
    appellant_id BIGINT UNSIGNED NOT NULL,
    rule_code VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
    occurred_at BIGINT NOT NULL,
    body VARCHAR(1000) NOT NULL,
    photos TEXT NOT NULL,
    state ENUM('open','upheld','dismissed') NOT NULL DEFAULT 'open',
    first_decided_by BIGINT UNSIGNED NULL,
    decided_by BIGINT UNSIGNED NULL,
    decided_unit_id BIGINT UNSIGNED NULL,
    answer VARCHAR(1000) NOT NULL DEFAULT '',
    transfer_id BIGINT UNSIGNED NULL,
    created_at BIGINT NOT NULL,
    deadline_at BIGINT NOT NULL,
    decided_at BIGINT NULL,
    UNIQUE KEY once (appellant_id, subject),
    KEY community_queue (community_id, state, created_at, id),
    KEY town_queue (town_id, state, created_at, id),
    KEY grid_queue (grid_id, state, created_at, id),
    KEY appellant (appellant_id, id)
  )`,
  // Deductions, corrections, compensation and bonuses: proposed by one, above a limit agreed by another.
  `CREATE TABLE adjustments (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind ENUM('deduct','correct','compensate','bonus') NOT NULL,
    state ENUM('proposed','posted','refused') NOT NULL,
    town_id BIGINT UNSIGNED NOT NULL,
    community_id BIGINT UNSIGNED NOT NULL,
    grid_id BIGINT UNSIGNED NULL,
    resident_id BIGINT UNSIGNED NOT NULL,
    points INT NOT NULL,
    reason VARCHAR(1000) NOT NULL,
    proposed_by BIGINT UNSIGNED NOT NULL,
    proposed_unit_id BIGINT UNSIGNED NOT NULL,
    decided_by BIGINT UNSIGNED NULL,
    decided_unit_id BIGINT UNSIGNED NULL,
    transfer_id BIGINT UNSIGNED NULL,
    answer VARCHAR(1000) NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    decided_at BIGINT NULL,
    KEY community_queue (community_id, state, created_at, id),
    KEY town_queue (town_id, state, created_at, id),
    KEY grid_queue (grid_id, state, created_at, id),
    KEY resident (resident_id, id)
  )`,
  `CREATE TABLE households (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    town_id BIGINT UNSIGNED NOT NULL,
    community_id BIGINT UNSIGNED NOT NULL,
    name VARCHAR(40) NOT NULL,
    founder_id BIGINT UNSIGNED NOT NULL,
    invite_code CHAR(8) CHARACTER SET ascii COLLATE ascii_bin NULL,
    invite_until BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    ended_at BIGINT NULL,
    UNIQUE KEY invite_code (invite_code)
  )`,
  // \`member\` is 1 while somebody belongs: nobody can belong to two.
  `CREATE TABLE household_members (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    household_id BIGINT UNSIGNED NOT NULL,
    user_id BIGINT UNSIGNED NOT NULL,
    member TINYINT NULL,
    state ENUM('asked','joined','declined','left') NOT NULL,
    asked_at BIGINT NOT NULL,
    joined_at BIGINT NULL,
    left_at BIGINT NULL,
    UNIQUE KEY one_household (user_id, member),
    KEY household (household_id, state, id),
    KEY user (user_id, id)
  )`,
  `CREATE TABLE chain_links (
    town_id BIGINT UNSIGNED NOT NULL,
    seq BIGINT UNSIGNED NOT NULL,
    transfer_id BIGINT UNSIGNED NOT NULL,
    hash BINARY(32) NOT NULL,
    PRIMARY KEY (town_id, seq),
    UNIQUE KEY transfer (transfer_id)
  )`,
  // No transfer up to `swept_to` can be missing from the chain any more; `seen_to` is the next such mark, still settling.
  `CREATE TABLE chain_heads (
    town_id BIGINT UNSIGNED NOT NULL PRIMARY KEY,
    seq BIGINT UNSIGNED NOT NULL,
    hash BINARY(32) NOT NULL,
    swept_to BIGINT UNSIGNED NOT NULL,
    seen_to BIGINT UNSIGNED NOT NULL,
    seen_at BIGINT NOT NULL
  )`,
  `CREATE TABLE chain_digests (
    town_id BIGINT UNSIGNED NOT NULL,
    day CHAR(10) CHARACTER SET ascii NOT NULL,
    seq BIGINT UNSIGNED NOT NULL,
    hash BINARY(32) NOT NULL,
    transfers INT NOT NULL,
    points BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    PRIMARY KEY (town_id, day)
  )`,
  // What a resident should know: points about to expire, an answer to an objection or appeal.
  `CREATE TABLE messages (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    user_id BIGINT UNSIGNED NOT NULL,
    cause VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    kind ENUM('expiry','objection','appeal','deduction','adjustment','household') NOT NULL,
    text VARCHAR(1000) NOT NULL,
    subject_id BIGINT UNSIGNED NULL,
    created_at BIGINT NOT NULL,
    read_at BIGINT NULL,
    UNIQUE KEY cause (user_id, cause),
    KEY unread (user_id, read_at, id),
    KEY user (user_id, id)
  )`,
];

/** Points earned before there were lots do not expire. All-time totals and those of communities start from the book. */
const FILL = [
  `INSERT INTO lots (resident_id, town_id, transfer_id, amount, remaining, open, expires_at, created_at)
    SELECT resident_id, town_id, id, points, points, 1, 9007199254740991, created_at FROM transfers WHERE kind = 'award'`,
  `INSERT INTO honour_totals (period, user_id, town_id, community_id, ranked, points)
    SELECT 'A', user_id, MAX(town_id), MAX(community_id), MAX(ranked), SUM(points) FROM honour_totals WHERE period LIKE 'Y%' GROUP BY user_id`,
  `INSERT INTO group_totals (period, kind, owner_id, town_id, community_id, points)
    SELECT period, 'community', community_id, MAX(town_id), community_id, SUM(points) FROM honour_totals GROUP BY period, community_id`,
];

/** What is written in the book stays: not even the code that writes it may change or remove a line. */
const APPEND_ONLY = ['transfers', 'entries', 'lot_uses', 'chain_links', 'chain_digests'].flatMap((table) =>
  ['UPDATE', 'DELETE'].map(
    (change) => `CREATE TRIGGER ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table} FOR EACH ROW
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = '${table} is append-only: correct by a reversal'`,
  ),
);

const OPTIONS = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

export class PointsBook2 implements MigrationInterface {
  name = 'PointsBook1763800000002';

  async up(runner: QueryRunner): Promise<void> {
    for (const change of CHANGES) await runner.query(change);
    for (const table of TABLES) await runner.query(`${table} ${OPTIONS}`);
    for (const fill of FILL) await runner.query(fill);
    for (const trigger of APPEND_ONLY) await runner.query(trigger);
  }

  /** There is no way back from a book: lines that the older tables cannot hold would be lost. */
  down(): Promise<void> {
    return Promise.reject(new Error('the points book cannot be taken back; restore a backup instead'));
  }
}
