import type { MigrationInterface, QueryRunner } from 'typeorm';

const BEFORE = "'expiry','objection','appeal','deduction','adjustment','household'";
const AFTER = `${BEFORE},'shop','shop_order','voucher','order','card','fund'`;

/** Messages of the alliance say what they are about, so that each leads there. */
export class MessageKinds13 implements MigrationInterface {
  name = 'MessageKinds1763800000013';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE messages MODIFY kind ENUM(${AFTER},'alliance') NOT NULL`);
    await runner.query(
      `UPDATE messages SET kind = CASE
          WHEN cause LIKE 'voucher:%' THEN 'voucher'
          WHEN cause LIKE 'order:%' THEN 'order'
          WHEN cause LIKE 'card%' THEN 'card'
          WHEN cause LIKE 'fund%' THEN 'fund'
          ELSE 'shop' END
        WHERE kind = 'alliance'`,
    );
    await runner.query(`ALTER TABLE messages MODIFY kind ENUM(${AFTER}) NOT NULL`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`ALTER TABLE messages MODIFY kind ENUM(${AFTER},'alliance') NOT NULL`);
    await runner.query(
      "UPDATE messages SET kind = 'alliance' WHERE kind IN ('shop','shop_order','voucher','order','card','fund')",
    );
    await runner.query(`ALTER TABLE messages MODIFY kind ENUM(${BEFORE},'alliance') NOT NULL`);
  }
}
