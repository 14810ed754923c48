import { inputHash } from '../../server/src/book/book';
import type { Cast } from './cast';
import type { Ledger } from './ledger';
import type { Value } from './loader';
import type { SeededShop } from './shops';
import { SIZE } from './size';

/* A town's book as rows of its tables, each in the order of its primary key. */

/** The issuing account, two for each resident, one for what expires and one for each shop. */
export function* accountRows(
  cast: Cast,
  { accounts, balanceOf }: Ledger,
  shops: readonly SeededShop[],
): Generator<Value[]> {
  const row = (id: number, kind: string, owner: number, community: number | null = null) => [
    ...[id, cast.townId, kind, owner, balanceOf(id), community],
  ];
  yield [accounts.issue, cast.townId, 'issue', cast.townId, null, null];
  for (let who = 0; who < SIZE.residents; who++) {
    yield row(accounts.spendable(who), 'resident', cast.firstUserId + who);
    yield row(accounts.held(who), 'hold', cast.firstUserId + who);
  }
  yield row(accounts.expiry, 'expiry', cast.townId);
  for (const [n, { id, communityId }] of shops.entries())
    yield row(accounts.merchant(n), 'merchant', id, communityId);
}

export const TRANSFER_COLUMNS = `id town_id community_id household_id transfer_key input_hash kind resident_id points honour
  honour_at post_id rule_code rule_version title seal unit_id reviewers occurred_at actor_id second_actor_id note created_at`;

export function* transferRows(cast: Cast, { lines }: Ledger): Generator<Value[]> {
  const { townId } = cast;
  for (const line of lines) {
    const { key, kind, points, postId, rule, occurredAt, household, at } = line;
    const residentId = cast.firstUserId + line.resident;
    const bringsHonour = household !== undefined;
    const hash = inputHash({ key, kind, townId, residentId, points, reason: { postId, rule, occurredAt } });
    yield [
      ...[line.id, townId, communityOf(cast, line.resident), household ?? null, key, hash, kind, residentId],
      ...[points, bringsHonour ? points : 0, bringsHonour ? at : null, postId ?? null],
      ...[rule?.code ?? null, rule?.version ?? null, line.title, line.seal, line.unitId, line.reviewers ?? 0],
      ...[occurredAt ?? at, line.actorId ?? null, line.secondActorId ?? null, line.note ?? '', at],
    ];
  }
}

/** Two for each transfer: out of one account, into another. */
export function* entryRows({ lines }: Ledger): Generator<Value[]> {
  for (const { id, from, to, amount, fromAfter, toAfter, at } of lines) {
    yield [2 * id - 1, id, from, -amount, fromAfter, at];
    yield [2 * id, id, to, amount, toAfter, at];
  }
}

export function* holdRows(cast: Cast, { holds }: Ledger): Generator<Value[]> {
  for (const { id, kind, resident, amount, openedBy, closedBy, dueAt } of holds)
    yield [
      ...[id, kind, closedBy ? 'posted' : 'pending', cast.townId, communityOf(cast, resident)],
      ...[cast.firstUserId + resident, amount, openedBy.id, closedBy?.id ?? null],
      ...[openedBy.at, dueAt, closedBy?.at ?? null],
    ];
}

export function* lotRows(cast: Cast, { lots }: Ledger): Generator<Value[]> {
  for (const { id, resident, transferId, amount, remaining, expiresAt, at } of lots)
    yield [
      ...[id, cast.firstUserId + resident, cast.townId, transferId],
      ...[amount, remaining, remaining > 0 ? 1 : null, expiresAt, at],
    ];
}

const communityOf = (cast: Cast, resident: number) => cast.communityIds[cast.community[resident] ?? 0] ?? 0;
