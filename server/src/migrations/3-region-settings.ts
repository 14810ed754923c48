import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who changed how a region keeps its points, from what to what, and why. */
const TABLES = [
  'ALTER TABLE region_settings ADD COLUMN version INT NOT NULL DEFAULT 1',
  `CREATE TABLE region_setting_changes (
    id BIGINT UNSIGNED NOT NULL AUTO_INCREMENT PRIMARY KEY,
    region_id BIGINT UNSIGNED NOT NULL,
    before_change TEXT NOT NULL,
    after_change TEXT NOT NULL,
    reason VARCHAR(1000) NOT NULL,
    actor_id BIGINT UNSIGNED NOT NULL,
    unit_id BIGINT UNSIGNED NOT NULL,
    created_at BIGINT NOT NULL,
    KEY region (region_id, id)
  ) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4 COLLATE=utf8mb4_unicode_ci`,
  ...['UPDATE', 'DELETE'].map(
    (
      change,
    ) => `CREATE TRIGGER region_setting_changes_no_${change.toLowerCase()} BEFORE ${change} ON region_setting_changes
      FOR EACH ROW SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'region_setting_changes is append-only'`,
  ),
];

export class RegionSettings3 implements MigrationInterface {
  name = 'RegionSettings1763800000003';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of TABLES) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('DROP TABLE region_setting_changes');
    await runner.query('ALTER TABLE region_settings DROP COLUMN version');
  }
}
