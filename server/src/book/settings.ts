import { DAY, dayOf, startOfDay } from '@jishan/shared/calendar';
import type { ScoringRule } from '@jishan/shared/rules';
import type { Db } from '../kernel/database';
import { sql } from '../kernel/sql';

/** How a region keeps its points. What a community does not say, its town says; what the town does not say is here. */
export interface PointsSettings {
  /** How long awarded points stand in public notice before they can be spent; 0: they count at once. */
  noticeDays: number;
  /** From how many points on a second reviewer decides, whatever the rule says. */
  secondReviewFrom: number;
  expiry: 'none' | 'months' | 'year_end';
  expiryMonths: number;
  /** How long the office has for an appeal. */
  appealDays: number;
  /** Up to how many points one staff member may adjust alone. */
  adjustAloneUpTo: number;
}

export const DEFAULT_SETTINGS: PointsSettings = {
  noticeDays: 3,
  secondReviewFrom: 80,
  expiry: 'year_end',
  expiryMonths: 24,
  appealDays: 7,
  adjustAloneUpTo: 20,
};

interface SettingsRow {
  region_id: number;
  notice_days: number | null;
  second_review_from: number | null;
  expiry: PointsSettings['expiry'] | null;
  expiry_months: number | null;
  appeal_days: number | null;
  adjust_alone_up_to: number | null;
}

interface Community {
  townId: number;
  communityId: number;
}

/** The settings in force in a community. */
export async function settingsOf(db: Db, townId: number, communityId: number): Promise<PointsSettings> {
  const community = { townId, communityId };
  return (await settingsOfEach(db, [community]))(community);
}

/** The settings in force where each of these is, asked for at once. */
export async function settingsOfEach(
  db: Db,
  places: readonly Community[],
): Promise<(place: Community) => PointsSettings> {
  const ids = [...new Set(places.flatMap(({ townId, communityId }) => [communityId, townId]))];
  const rows = ids.length
    ? await db.rows<SettingsRow>(sql`SELECT * FROM region_settings WHERE region_id IN (${ids})`)
    : [];
  return (place) => inForce(rows, place);
}

function inForce(rows: readonly SettingsRow[], { townId, communityId }: Community): PointsSettings {
  const [own, town] = [communityId, townId].map((id) => rows.find((row) => row.region_id === id));
  const pick = <K extends keyof SettingsRow>(column: K) => own?.[column] ?? town?.[column] ?? null;
  return {
    noticeDays: pick('notice_days') ?? DEFAULT_SETTINGS.noticeDays,
    secondReviewFrom: pick('second_review_from') ?? DEFAULT_SETTINGS.secondReviewFrom,
    expiry: pick('expiry') ?? DEFAULT_SETTINGS.expiry,
    expiryMonths: pick('expiry_months') ?? DEFAULT_SETTINGS.expiryMonths,
    appealDays: pick('appeal_days') ?? DEFAULT_SETTINGS.appealDays,
    adjustAloneUpTo: pick('adjust_alone_up_to') ?? DEFAULT_SETTINGS.adjustAloneUpTo,
  };
}

/** How many reviewers a rule needs in a region: its own word, or two from the region's threshold on. */
export const reviewersOf = (rule: ScoringRule, settings: PointsSettings) =>
  rule.points >= settings.secondReviewFrom ? 2 : rule.review;

/** "Never" for the database: beyond any calendar, and still a safe integer. */
export const NEVER = Number.MAX_SAFE_INTEGER;

/** When points earned at `at` expire: the last instant they can be spent, plus one. NEVER if they do not. */
export function expiresAt(at: number, { expiry, expiryMonths }: PointsSettings): number {
  const [year = 0, month = 1] = dayOf(at).split('-').map(Number);
  if (expiry === 'none') return NEVER;
  // 31 December of next year, whole.
  if (expiry === 'year_end') return startOfDay(`${year + 2}-01-01`);
  // The last day of the month it was earned in, `expiryMonths` later: nobody has to remember a date in the middle.
  const months = month - 1 + expiryMonths + 1;
  const [y, m] = [year + Math.floor(months / 12), (months % 12) + 1];
  return startOfDay(`${y}-${String(m).padStart(2, '0')}-01`);
}

/** When the notice of points awarded now is over. */
export const noticeEnds = (now: number, days: number) => now + days * DAY;
