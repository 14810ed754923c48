import type { MigrationInterface, QueryRunner } from 'typeorm';

/*
 * The alliance of merchants: shops, who works there, what happened to them, and everything that a shop wants to show the
 * public. Places on the map are whole millionths of a degree; prices are fen.
 */
const TABLES = [
  // `live` is what a shop is while it belongs: applied shops, and those that left, stand in no list.
  `CREATE TABLE merchants (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    town_id BIGINT UNSIGNED NOT NULL,
    community_id BIGINT UNSIGNED NOT NULL,
    name VARCHAR(40) NOT NULL,
    kind VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    intro VARCHAR(1000) NOT NULL,
    giving VARCHAR(120) NOT NULL,
    address VARCHAR(160) NOT NULL,
    lat_e6 INT NOT NULL,
    lng_e6 INT NOT NULL,
    hours VARCHAR(1000) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    phone VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    photos TEXT NOT NULL,
    licence TEXT NOT NULL,
    state ENUM('applied','open','paused','suspended','left','refused') NOT NULL DEFAULT 'applied',
    pact_version SMALLINT NOT NULL,
    version INT NOT NULL DEFAULT 1,
    redeemed INT NOT NULL DEFAULT 0,
    thanks INT NOT NULL DEFAULT 0,
    invite_code CHAR(8) CHARACTER SET ascii COLLATE ascii_bin NULL,
    invite_until BIGINT NOT NULL DEFAULT 0,
    created_at BIGINT NOT NULL,
    joined_at BIGINT NULL,
    UNIQUE KEY invite_code (invite_code),
    KEY town_state (town_id, state, id),
    KEY community_state (community_id, state, id),
    KEY newest (town_id, state, joined_at, id),
    KEY kind_newest (town_id, kind, state, joined_at, id),
    KEY busiest (town_id, state, redeemed, id),
    KEY kind_busiest (town_id, kind, state, redeemed, id)
  )`,
  // \`active\` is 1 while somebody works there: nobody has two roles in one shop.
  `CREATE TABLE merchant_members (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    merchant_id BIGINT UNSIGNED NOT NULL,
    user_id BIGINT UNSIGNED NOT NULL,
    role ENUM('owner','clerk') NOT NULL,
    active TINYINT NULL,
    since BIGINT NOT NULL,
    until BIGINT NULL,
    UNIQUE KEY once (merchant_id, user_id, active),
    KEY user (user_id, active, merchant_id)
  )`,
  `CREATE TABLE merchant_events (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    merchant_id BIGINT UNSIGNED NOT NULL,
    kind ENUM('applied','opened','refused','paused','resumed','left','suspended','restored','changed',
      'appealed','dismissed','joined','removed') NOT NULL,
    actor_id BIGINT UNSIGNED NOT NULL,
    unit_id BIGINT UNSIGNED NULL,
    note VARCHAR(1000) NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    KEY merchant (merchant_id, id)
  )`,
  // An appeal against a suspension: once each, decided by somebody else.
  `CREATE TABLE merchant_appeals (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    suspension_id BIGINT UNSIGNED NOT NULL,
    merchant_id BIGINT UNSIGNED NOT NULL,
    town_id BIGINT UNSIGNED NOT NULL,
    community_id BIGINT UNSIGNED NOT NULL,
    appellant_id BIGINT UNSIGNED NOT NULL,
    body VARCHAR(1000) NOT NULL,
    state ENUM('open','upheld','dismissed') NOT NULL DEFAULT 'open',
    decided_by BIGINT UNSIGNED NULL,
    decided_unit_id BIGINT UNSIGNED NULL,
    answer VARCHAR(1000) NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    deadline_at BIGINT NOT NULL,
    decided_at BIGINT NULL,
    UNIQUE KEY once (suspension_id),
    KEY community_queue (community_id, state, created_at, id),
    KEY town_queue (town_id, state, created_at, id),
    KEY merchant (merchant_id, id)
  )`,
  // What a shop wants to show: reviewed before it is public. \`waiting\` is 1 while it waits, so that a thing waits once.
  `CREATE TABLE submissions (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    kind ENUM('merchant','profile','offer','news','product','card') NOT NULL,
    subject_id BIGINT UNSIGNED NOT NULL,
    merchant_id BIGINT UNSIGNED NOT NULL,
    town_id BIGINT UNSIGNED NOT NULL,
    community_id BIGINT UNSIGNED NOT NULL,
    submitted_by BIGINT UNSIGNED NOT NULL,
    title VARCHAR(80) NOT NULL,
    content TEXT NOT NULL,
    photos TEXT NOT NULL,
    state ENUM('pending','approved','rejected','withdrawn') NOT NULL DEFAULT 'pending',
    waiting TINYINT NULL,
    decided_by BIGINT UNSIGNED NULL,
    decided_unit_id BIGINT UNSIGNED NULL,
    answer VARCHAR(1000) NOT NULL DEFAULT '',
    created_at BIGINT NOT NULL,
    decided_at BIGINT NULL,
    UNIQUE KEY waits_once (kind, subject_id, waiting),
    KEY community_queue (community_id, state, created_at, id),
    KEY town_queue (town_id, state, created_at, id),
    KEY merchant (merchant_id, id),
    KEY subject (kind, subject_id, id)
  )`,
];

const CHANGES = [
  // A photo of a shop: \`used_by\` names what it stands in ('shop:7'), \`shown\` says that everybody may see it.
  `ALTER TABLE photos ADD COLUMN used_by VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NULL AFTER appeal_id,
    ADD COLUMN shown TINYINT NOT NULL DEFAULT 0 AFTER used_by,
    ADD KEY used_by (used_by), DROP KEY unused, ADD KEY unused (post_id, appeal_id, used_by, created_at)`,
  `ALTER TABLE messages MODIFY kind ENUM('expiry','objection','appeal','deduction','adjustment','household','alliance') NOT NULL`,
];

const OPTIONS = 'ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci';

const APPEND_ONLY = ['UPDATE', 'DELETE'].map(
  (change) => `CREATE TRIGGER merchant_events_no_${change.toLowerCase()} BEFORE ${change} ON merchant_events
    FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'merchant_events is append-only'`,
);

export class Alliance5 implements MigrationInterface {
  name = 'Alliance1763800000005';

  async up(runner: QueryRunner): Promise<void> {
    for (const change of CHANGES) await runner.query(change);
    for (const table of TABLES) await runner.query(`${table} ${OPTIONS}`);
    for (const trigger of APPEND_ONLY) await runner.query(trigger);
  }

  /** Shops, their people and their history would be lost. */
  down(): Promise<void> {
    return Promise.reject(new Error('the alliance cannot be taken back; restore a backup instead'));
  }
}
