import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Whose sessions or rights have changed, so that every process that remembers who a token belongs to hears of it: see
 * kernel/identity-changes.ts. Written by triggers, because it must hold whoever writes, an operator's hand included. No
 * user: it may be anybody.
 */
const TABLE = `CREATE TABLE identity_changes (
  id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
  user_id BIGINT UNSIGNED NULL,
  changed_at TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3),
  KEY changed (changed_at)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_bin`;

/** What a session tells of its user: kernel/identity.ts. */
const TOLD = [
  ...['name', 'avatar', 'role', 'ranked', 'town_id', 'community_id', 'grid_id'],
  ...['scope_region_id', 'blocked_at'],
];

const triggerOn = (table: string, change: 'update' | 'delete', body: string) =>
  `CREATE TRIGGER ${table}_${change}_told AFTER ${change.toUpperCase()} ON ${table} FOR EACH ROW ${body}`;
const tell = (user: string) => `INSERT INTO identity_changes (user_id) VALUES (${user})`;

const TRIGGERS = [
  triggerOn(
    'users',
    'update',
    `IF NOT (${TOLD.map((column) => `OLD.${column} <=> NEW.${column}`).join(' AND ')}) THEN ${tell('OLD.id')}; END IF`,
  ),
  triggerOn('users', 'delete', tell('OLD.id')),
  triggerOn('sessions', 'update', tell('OLD.user_id')),
  triggerOn('sessions', 'delete', tell('OLD.user_id')),
  triggerOn('regions', 'update', tell('NULL')),
];

export class IdentityChanges22 implements MigrationInterface {
  name = 'IdentityChanges1763800000022';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
    for (const trigger of TRIGGERS) await runner.query(trigger);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const trigger of TRIGGERS) await runner.query(`DROP TRIGGER ${trigger.split(' ')[2]}`);
    await runner.query('DROP TABLE identity_changes');
  }
}
