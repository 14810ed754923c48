import type { Connection } from 'mysql2/promise';
import { STANDARD_RULES } from '@jishan/shared/rules/data';
import { makeDice } from '../../server/src/demo/random';
import { keepBook, READING_RULE } from './book';
import { accountRows, entryRows, holdRows, lotRows, TRANSFER_COLUMNS, transferRows } from './book-rows';
import { makeCast } from './cast';
import { commentRows, likeRows } from './company';
import { countReviews, postRows, receive, reviewRows, type Writing } from './content';
import { honourRows } from './honour';
import { makeHouseholds } from './households';
import { YEARLY, YEARLY_SETTINGS } from './ledger';
import { earns, liveReadings, livePosts, NO_RULE, ruleAt, type Posts } from './life';
import { loadTable, type Table } from './loader';
import type { Shelf } from './photos';
import type { Progress } from './progress';
import { shopTables } from './shop-rows';
import { makeShops } from './shops';
import { SIZE } from './size';

/** The first free id of each table whose ids others refer to. */
export type NextIds = Record<
  'region' | 'user' | 'post' | 'transfer' | 'account' | 'household' | 'hold' | 'lot' | 'voucher',
  number
>;

export interface TownPlan {
  tables: Table[];
  next: NextIds;
}

/** Thinks a whole town up, with all its ids; the same for the same seed and `now`. */
export function planTown(name: string, seed: number, first: NextIds, shelf: Shelf, now: number): TownPlan {
  const dice = makeDice(seed);
  const { cast, rows } = makeCast(dice, name, first.region, first.user, now);
  const posts = livePosts(dice, cast, now);
  const readings = liveReadings(dice, cast, readingsToHold(posts), now);
  const households = makeHouseholds(makeDice(seed + 4), cast, first.household, now);
  const { open: shops, applying } = makeShops(makeDice(seed + 6), cast, now);
  const book = keepBook(makeDice(seed + 5), { cast, posts, readings, households, shops, first, now });
  const reception = receive(dice, posts);
  const writing: Writing = { cast, posts, book, reception, shelf, firstPostId: first.post };
  const homes = new Map(households.rows.map(([id, , community]) => [Number(id), Number(community)]));
  const honour = honourRows(cast, book, homes, shops, now);
  const rules = STANDARD_RULES.map((rule) => {
    return [cast.townId, rule.code, rule.version, 1, JSON.stringify(rule), now];
  });

  const table = (named: string, columns: string, count: number, from: Table['rows']): Table => ({
    name: named,
    columns: columns.split(/\s+/),
    count,
    rows: from,
  });
  const tables = [
    table('regions', 'id kind parent_id town_id name unit', rows.regions.length, rows.regions),
    table('scoring_rules', 'town_id code version in_force rule created_at', rules.length, rules),
    table('region_settings', 'region_id expiry expiry_months', 1, [
      [cast.communityIds[YEARLY] ?? 0, YEARLY_SETTINGS.expiry, YEARLY_SETTINGS.expiryMonths],
    ]),
    table(
      'users',
      'id openid name avatar role town_id community_id grid_id household_id scope_region_id ranked created_at',
      rows.userCount,
      rows.users((who) => households.at(who, now)),
    ),
    table(
      'households',
      'id town_id community_id name founder_id created_at',
      households.rows.length,
      households.rows,
    ),
    table(
      'household_members',
      'household_id user_id member state asked_at joined_at left_at',
      households.members.length,
      households.members,
    ),
    table(
      'posts',
      `id town_id community_id grid_id author_id body photos board claim_code place state version created_at sent_at listed_at first_reviewer_id first_rule_code decided_at decided_unit_id award_title award_seal award_points transfer_id like_count comment_count`,
      posts.count,
      postRows(makeDice(seed + 1), writing),
    ),
    table(
      'reviews',
      'post_id reviewer_id unit_id decision rule_code rule_version reason note created_at',
      countReviews(posts),
      reviewRows(writing),
    ),
    table(
      'likes',
      'subject_kind subject_id user_id created_at',
      reception.likeCount,
      likeRows(makeDice(seed + 2), writing, now),
    ),
    table(
      'comments',
      'subject_kind subject_id author_id body created_at',
      reception.commentCount,
      commentRows(makeDice(seed + 3), writing, now),
    ),
    table(
      'accounts',
      'id town_id kind owner_id balance community_id',
      book.accounts.count,
      accountRows(cast, book, shops),
    ),
    table('transfers', TRANSFER_COLUMNS, book.lines.length, transferRows(cast, book)),
    table(
      'entries',
      'id transfer_id account_id amount balance_after created_at',
      2 * book.lines.length,
      entryRows(book),
    ),
    table(
      'holds',
      'id kind state town_id community_id resident_id amount opened_by closed_by created_at due_at closed_at',
      book.holds.length,
      holdRows(cast, book),
    ),
    table(
      'lots',
      'id resident_id town_id transfer_id amount remaining open expires_at created_at',
      book.lots.length,
      lotRows(cast, book),
    ),
    table('lot_uses', 'transfer_id lot_id amount', book.uses.length, book.uses),
    table(
      'honour_totals',
      'period user_id town_id community_id ranked points',
      honour.residents.length,
      honour.residents,
    ),
    table(
      'group_totals',
      'period kind owner_id town_id community_id points',
      honour.groups.length,
      honour.groups,
    ),
    ...shopTables({ cast, open: shops, applying, redemptions: book.redemptions, shelf }),
  ];
  const next = {
    region: first.region + rows.regions.length,
    user: first.user + rows.userCount,
    post: first.post + posts.count,
    transfer: first.transfer + book.lines.length,
    account: first.account + book.accounts.count,
    household: first.household + households.rows.length,
    hold: first.hold + book.holds.length,
    lot: first.lot + book.lots.length,
    voucher: first.voucher + book.redemptions.length,
  };
  return { tables, next };
}

/** What was earned and is gone again was earned too. */
const EARNED = SIZE.pointsHeld + SIZE.pointsGone;

/**
 * How many articles were read, so that exactly the reported points are held. An odd rest cannot be read up: then one deed of
 * an odd number of points goes without.
 */
function readingsToHold(posts: Posts): number {
  let [earned, awarded, oddOne] = [0, 0, -1];
  for (let i = 0; i < posts.count; i++) {
    const rule = ruleAt(posts, i);
    if (!rule || !earns(posts, i)) continue;
    earned += rule.points;
    awarded += 1;
    if (rule.points % READING_RULE.points !== 0) oddOne = i;
  }
  if ((EARNED - earned) % READING_RULE.points !== 0) {
    earned -= ruleAt(posts, oddOne)?.points ?? 0;
    awarded -= 1;
    posts.rule[oddOne] = NO_RULE;
  }
  const readings = (EARNED - earned) / READING_RULE.points;
  if (readings < 0 || awarded + readings < SIZE.leastAwards)
    throw new Error(`the deeds earn ${earned} points, which leaves ${readings} readings: too few awards`);
  return readings;
}

export async function loadTown(connection: Connection, { tables }: TownPlan, progress: Progress) {
  for (const table of tables) await loadTable(connection, table, progress);
}
