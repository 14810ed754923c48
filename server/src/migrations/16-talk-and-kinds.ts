import type { MigrationInterface, QueryRunner } from 'typeorm';

const NAME = 'VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL';

/** Kinds that features add to, and what each could be before. */
const KINDS: readonly [table: string, before: string][] = [
  [
    'messages',
    "'expiry','objection','appeal','deduction','adjustment','household','shop','shop_order','voucher','order','card','fund'",
  ],
  ['submissions', "'merchant','profile','offer','news','product','card'"],
  [
    'transfers',
    "'award','release','void','hold','spend','cancel','expire','deduct','repay','reverse','correct','compensate','bonus','grant','donate','use'",
  ],
  [
    'merchant_events',
    "'applied','opened','refused','paused','resumed','left','suspended','restored','changed','appealed','dismissed','joined','removed'",
  ],
  ['accounts', "'issue','resident','merchant','pool','hold','expiry','fund'"],
  ['group_totals', "'household','community','merchant','taken'"],
  ['appeals', "'rejection','deduction','missed'"],
];

/*
 * Comments and likes are about any subject, and kinds are what the code says: the next feature needs no change of a table.
 * The order of columns and of keys stays, so that what was there keeps its plans.
 */
const UP = [
  `ALTER TABLE comments ADD COLUMN subject_kind ${NAME} DEFAULT 'post' AFTER id,
    CHANGE post_id subject_id BIGINT UNSIGNED NOT NULL, DROP KEY post, ADD KEY subject (subject_kind, subject_id, id)`,
  'ALTER TABLE comments ALTER COLUMN subject_kind DROP DEFAULT',
  `ALTER TABLE likes ADD COLUMN subject_kind ${NAME} DEFAULT 'post' FIRST,
    CHANGE post_id subject_id BIGINT UNSIGNED NOT NULL, DROP PRIMARY KEY, ADD PRIMARY KEY (subject_kind, subject_id, user_id)`,
  'ALTER TABLE likes ALTER COLUMN subject_kind DROP DEFAULT',
  ...KINDS.map(([table]) => `ALTER TABLE ${table} MODIFY kind ${NAME}`),
  // Whose a submission is: a shop's, or one day a resident's. The shop is read from that, and is nobody's where it is not one.
  `ALTER TABLE submissions ADD COLUMN owner_kind ${NAME} DEFAULT 'merchant' AFTER subject_id,
    CHANGE merchant_id owner_id BIGINT UNSIGNED NOT NULL, DROP KEY merchant`,
  `ALTER TABLE submissions ALTER COLUMN owner_kind DROP DEFAULT,
    ADD COLUMN merchant_id BIGINT UNSIGNED AS (IF(owner_kind = 'merchant', owner_id, NULL)) STORED AFTER owner_id,
    ADD KEY merchant (merchant_id, id), ADD KEY owner (owner_kind, owner_id, id)`,
];

const DOWN = [
  "DELETE FROM submissions WHERE owner_kind <> 'merchant'",
  'ALTER TABLE submissions DROP KEY merchant, DROP KEY owner, DROP COLUMN merchant_id, DROP COLUMN owner_kind',
  `ALTER TABLE submissions CHANGE owner_id merchant_id BIGINT UNSIGNED NOT NULL, ADD KEY merchant (merchant_id, id)`,
  ...KINDS.map(([table, before]) => `ALTER TABLE ${table} MODIFY kind ENUM(${before}) NOT NULL`),
  "DELETE FROM likes WHERE subject_kind <> 'post'",
  `ALTER TABLE likes DROP PRIMARY KEY, DROP COLUMN subject_kind, CHANGE subject_id post_id BIGINT UNSIGNED NOT NULL,
    ADD PRIMARY KEY (post_id, user_id)`,
  "DELETE FROM comments WHERE subject_kind <> 'post'",
  `ALTER TABLE comments DROP KEY subject, DROP COLUMN subject_kind, CHANGE subject_id post_id BIGINT UNSIGNED NOT NULL,
    ADD KEY post (post_id, id)`,
];

/** Things to talk about, and kinds that need no migration. */
export class TalkAndKinds16 implements MigrationInterface {
  name = 'TalkAndKinds1763800000016';

  async up(runner: QueryRunner): Promise<void> {
    for (const statement of UP) await runner.query(statement);
  }

  async down(runner: QueryRunner): Promise<void> {
    for (const statement of DOWN) await runner.query(statement);
  }
}
