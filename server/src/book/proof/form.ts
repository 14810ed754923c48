import { createHash } from 'node:crypto';
import { raw, sql } from '../../kernel/sql';

/*
 * What the chain's hashes are over. Anybody who has the tables can compute them again, with nothing but SHA-256:
 *
 *   hash of link n = SHA-256( hash of link n-1 ‖ text of the transfer )          before link 1: 32 zero bytes
 *   text = UTF-8 of a JSON array without blanks, form "1":
 *     ["1", id, town_id, community_id, household_id, transfer_key, input_hash (hex), kind, resident_id, points, honour,
 *      honour_at, post_id, rule_code, rule_version, title, seal, unit_id, reviewers, occurred_at, reverses_id, actor_id,
 *      second_actor_id, note, created_at, [entry, …]]
 *   entry = "id account_id amount balance_after created_at", in the order of their ids; "-" for no balance.
 *
 * A form never changes: a new column means a form "2" beside this one, and links keep the form they were made with.
 */
export const GENESIS = Buffer.alloc(32);

const COLUMNS = [
  'id',
  'town_id',
  'community_id',
  'household_id',
  'transfer_key',
  'input_hash',
  'kind',
  'resident_id',
  'points',
  'honour',
  'honour_at',
  'post_id',
  'rule_code',
  'rule_version',
  'title',
  'seal',
  'unit_id',
  'reviewers',
  'occurred_at',
  'reverses_id',
  'actor_id',
  'second_actor_id',
  'note',
  'created_at',
] as const;

/** A transfer as it is read to be hashed; `entries` is null when it has none. */
export type ChainLine = Record<
  Exclude<(typeof COLUMNS)[number], 'id' | 'input_hash'>,
  string | number | null
> & {
  id: number;
  input_hash: Buffer;
  entries: string | null;
  entry_count: number;
};

/** The columns of a line, of a transfer aliased `t`: one row a transfer, so that its own columns travel once. */
export const SELECT_LINE = sql`${raw(COLUMNS.map((column) => `t.${column}`).join(', '))},
  (SELECT GROUP_CONCAT(CONCAT_WS(' ', e.id, e.account_id, e.amount, COALESCE(e.balance_after, '-'), e.created_at)
    ORDER BY e.id SEPARATOR ',') FROM entries e WHERE e.transfer_id = t.id) AS entries,
  (SELECT COUNT(*) FROM entries e WHERE e.transfer_id = t.id) AS entry_count`;

export function entriesOf({ id, entries, entry_count }: Pick<ChainLine, 'id' | 'entries' | 'entry_count'>) {
  const list = entries === null ? [] : entries.split(',');
  // The database cuts a long GROUP_CONCAT off without an error.
  if (list.length !== entry_count)
    throw new Error(
      `transfer ${id} has ${entry_count} entries: set the database's group_concat_max_len higher`,
    );
  return list;
}

/** What the entries of a transfer sum to: zero, or the book is broken. */
export const sumOf = (entries: readonly string[]) =>
  entries.reduce((sum, entry) => sum + Number(entry.split(' ')[2]), 0);

function textOf(line: ChainLine): string {
  const values = COLUMNS.map((column) =>
    column === 'input_hash' ? line[column].toString('hex') : line[column],
  );
  return JSON.stringify(['1', ...values, entriesOf(line)]);
}

/** The hash of the link that puts a transfer behind `previous`. */
export const linkHash = (previous: Buffer, line: ChainLine): Buffer =>
  createHash('sha256').update(previous).update(textOf(line)).digest();
