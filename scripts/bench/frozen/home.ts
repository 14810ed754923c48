import { DAY, periodStart } from '@jishan/shared/calendar';
import { allowanceOf, emptyUsage, usageAt, type ScoringRule, type Usage } from '@jishan/shared/rules';
import { CARD_COLUMNS, CARD_JOINS, seen, seenCard, type CardRow } from './feed';
import type { Hand, HandWritten, Viewer } from './hand';
import { balanceOf, honourOf, inNotice } from './points';
import { ownPlace, rankedResidents, seenPlace, seenRanked } from './ranking';

// home/rings.ts: asked once in ten minutes for each community, then as now
const CLAIMED = `SELECT claim_code AS code FROM posts FORCE INDEX (community_list)
  WHERE community_id = ? AND state = 'approved' AND listed_at >= ? AND claim_code IS NOT NULL
  GROUP BY claim_code ORDER BY COUNT(*) DESC, claim_code LIMIT ?`;
const USUAL = ['building-07', 'environment-01', 'management-01', 'building-01'];
const claimed = new Map<number, string[]>();

// rules/rules.ts: rulesOfCodes, usagesOf (book), allowancesOf
const RULES = 'SELECT rule FROM scoring_rules WHERE town_id = ? AND in_force = 1 AND code IN (?)';
const USED = `SELECT t.rule_code AS code, SUM(t.occurred_at >= ? AND t.occurred_at < ?) AS day,
    SUM(t.occurred_at >= ? AND t.occurred_at < ?) AS week, SUM(t.occurred_at >= ? AND t.occurred_at < ?) AS month,
    COUNT(*) AS total, MAX(IF(t.occurred_at <= ?, t.occurred_at, NULL)) AS lastBefore,
    MIN(IF(t.occurred_at > ?, t.occurred_at, NULL)) AS firstAfter
  FROM transfers t LEFT JOIN transfers r ON r.reverses_id = t.id
  WHERE t.resident_id = ? AND t.rule_code IN (?) AND t.kind = 'award' AND r.id IS NULL GROUP BY t.rule_code`;
const WAITING = `SELECT claim_code AS code, sent_at AS at FROM posts FORCE INDEX (author_state)
  WHERE author_id = ? AND state = 'pending' AND claim_code IS NOT NULL AND id <> ?`;
// deeds/post/posts.ts: boardCounts, latestPosts
const BOARDS = `SELECT board, COUNT(*) AS today FROM posts FORCE INDEX (town_list)
  WHERE town_id = ? AND state = 'approved' AND listed_at >= ? GROUP BY board`;
const LATEST = `SELECT STRAIGHT_JOIN ${CARD_COLUMNS} FROM posts p FORCE INDEX (community_list) ${CARD_JOINS}
  WHERE p.community_id = ? AND p.state = 'approved' ORDER BY p.listed_at DESC, p.id DESC LIMIT ?`;
// shops: shopsOf
const SHOPS = `SELECT m.id, m.name, m.kind, w.role, m.state FROM merchant_members w FORCE INDEX (user)
  JOIN merchants m ON m.id = w.merchant_id WHERE w.user_id = ? AND w.active = 1 ORDER BY m.id LIMIT 50`;
// deeds: hasWritten
const WRITTEN = 'SELECT 1 FROM posts FORCE INDEX (author) WHERE author_id = ? LIMIT 1';

async function ringRules(
  { rows }: Hand,
  { townId, communityId }: Viewer,
  now: number,
): Promise<ScoringRule[]> {
  let codes = claimed.get(communityId);
  if (!codes) {
    const found = await rows<{ code: string }>(CLAIMED, [communityId, now - 30 * DAY, 8]);
    codes = found.map(({ code }) => code);
    claimed.set(communityId, codes);
  }
  const wanted = [...new Set([...codes, ...USUAL])];
  const rules = (await rows<{ rule: string }>(RULES, [townId, wanted])).map(
    ({ rule }) => JSON.parse(rule) as ScoringRule,
  );
  return wanted
    .flatMap((code) => rules.find((rule) => rule.code === code) ?? [])
    .filter(({ source }) => source === 'post')
    .slice(0, 4);
}

const DAYS = ['day', 'week', 'month'] as const;
const LENGTH = { day: DAY, week: 7 * DAY, month: 0 };

/** What the four rings leave for today. */
async function canEarn({ rows }: Hand, { id }: Viewer, rules: readonly ScoringRule[], now: number) {
  const codes = rules.map(({ code }) => code);
  const spans = DAYS.flatMap((period) => {
    const start = periodStart(period, now);
    return [start, period === 'month' ? periodStart('month', start + 32 * DAY) : start + LENGTH[period]];
  });
  const used = await rows<Usage & { code: string }>(USED, [...spans, now, now, id, codes]);
  const waiting = await rows<{ code: string; at: number }>(WAITING, [id, 0]);
  return rules.reduce((sum, rule) => {
    const usage = used.find(({ code }) => code === rule.code) ?? emptyUsage;
    const times = waiting.flatMap(({ code, at }) => (code === rule.code ? [at] : []));
    const more = usageAt(times, now);
    const all = { ...usage, day: usage.day + more.day, total: usage.total + more.total };
    return sum + rule.points * (allowanceOf(rule, all, now).left ?? 1);
  }, 0);
}

interface Home {
  balance: number;
  inNotice: number;
  honourMonth: number;
  boards: { code: string; today: number }[];
  top: Parameters<typeof seenRanked>[0];
  mine: Parameters<typeof seenPlace>[0];
  latest: Parameters<typeof seenCard>[0][];
  isNew: boolean;
}

const MONTH = { period: 'month', scope: 'town' } as const;

/** The first screen of a resident who works in no shop. The rings are computed, but not compared: each side keeps its ten minutes. */
export const homeSummary: HandWritten = {
  play: async (hand, who, _input, now) => {
    const { id, townId, communityId } = who;
    const [balance, notice] = [await balanceOf(hand, id), await inNotice(hand, id)];
    const [, , month = 0, year = 0] = await honourOf(hand, id, now);
    const boards = await hand.rows<{ today: number }>(BOARDS, [townId, periodStart('day', now)]);
    const top = await rankedResidents(hand, who, MONTH, 3, now);
    const mine = await ownPlace(hand, who, MONTH, now);
    const latest = await hand.rows<CardRow>(LATEST, ['post', id, communityId, 3]);
    await hand.rows(SHOPS, [id]);
    await canEarn(hand, who, await ringRules(hand, who, now), now);
    const hasNothing = balance === 0 && notice === 0 && year === 0;
    const isNew = hasNothing && (await hand.rows(WRITTEN, [id])).length === 0;
    const posts = boards.reduce((sum, { today }) => sum + today, 0);
    return [balance, notice, month, posts, top, mine, latest.map(seen), isNew];
  },
  essence: ({ balance, inNotice: notice, honourMonth, boards, top, mine, latest, isNew }: Home) => [
    ...[balance, notice, honourMonth, boards.reduce((sum, { today }) => sum + today, 0)],
    ...[seenRanked(top), seenPlace(mine), latest.map(seenCard), isNew],
  ],
};
