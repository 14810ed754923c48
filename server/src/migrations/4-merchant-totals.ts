import type { MigrationInterface, QueryRunner } from 'typeorm';

/*
 * The book of shops and funds: whose deed a post was, totals of a shop's honour and of the points it took, spendings that
 * were settled and given back, and gifts to a fund.
 */
const CHANGES = [
  // A shop's account says where its shop stands, so that its totals can be worked out from the book alone.
  `ALTER TABLE accounts MODIFY kind ENUM('issue','resident','merchant','pool','hold','expiry','fund') NOT NULL,
    ADD COLUMN community_id BIGINT UNSIGNED NULL`,
  // merchant: honour that deeds of a shop brought; taken: points that residents spent there.
  `ALTER TABLE group_totals MODIFY kind ENUM('household','community','merchant','taken') NOT NULL`,
  `ALTER TABLE transfers MODIFY kind ENUM('award','release','void','hold','spend','cancel','expire','deduct','repay','reverse',
    'correct','compensate','bonus','grant','donate','use') NOT NULL`,
  // returned: posted, and then given back by a reversal.
  `ALTER TABLE holds MODIFY state ENUM('pending','posted','voided','returned') NOT NULL DEFAULT 'pending',
    ADD COLUMN returned_by BIGINT UNSIGNED NULL, ADD UNIQUE KEY returned_by (returned_by)`,
  // The shop in whose name a deed was posted; fixed once the post is there.
  `ALTER TABLE posts ADD COLUMN merchant_id BIGINT UNSIGNED NULL AFTER author_id,
    ADD KEY merchant_list (merchant_id, state, listed_at, id)`,
];

export class MerchantTotals4 implements MigrationInterface {
  name = 'MerchantTotals1763800000004';

  async up(runner: QueryRunner): Promise<void> {
    for (const change of CHANGES) await runner.query(change);
  }

  /** There is no way back from a book: lines that the older tables cannot hold would be lost. */
  down(): Promise<void> {
    return Promise.reject(new Error('the points book cannot be taken back; restore a backup instead'));
  }
}
