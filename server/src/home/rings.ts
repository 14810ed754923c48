import { LRUCache } from 'lru-cache';
import { DAY } from '@jishan/shared/calendar';
import type { ScoringRule } from '@jishan/shared/rules';
import { anyChangeOf } from '../kernel/changes';
import type { Db } from '../kernel/database';
import type { SettledUser } from '../kernel/identity';
import { keptBriefly } from '../kernel/kept-briefly';
import { sql } from '../kernel/sql';
import { rulesOfCodes } from '../rules';

const RINGS = 4;
const LOOK_BACK = 30 * DAY;
/** Where nobody has claimed enough yet: patrol, sanitation drive, publicising policy, planting. */
const USUAL = ['building-07', 'environment-01', 'management-01', 'building-01'];

/**
 * The rules on the home screen's rings: the four that the viewer's neighbours claim most. What they are moves slowly, so
 * each community's answer is kept for ten minutes; whether they are in force is asked every second.
 */
export function ringRules() {
  const inForce = keptBriefly<ScoringRule[]>({ max: 1000, changes: anyChangeOf('scoring_rules') });
  const popular = new LRUCache<number, string[]>({ max: 1000, ttl: 10 * 60_000 });
  return async (db: Db, user: SettledUser, now: number): Promise<ScoringRule[]> => {
    let codes = popular.get(user.communityId);
    if (!codes) {
      codes = await mostClaimed(db, user.communityId, now - LOOK_BACK);
      popular.set(user.communityId, codes);
    }
    const wanted = [...new Set([...codes, ...USUAL])];
    const found = await inForce(`${user.townId} ${wanted.join()}`, now, () =>
      rulesOfCodes(db, user.townId, wanted),
    );
    const rules = new Map(found.map((rule) => [rule.code, rule]));
    return wanted
      .flatMap((code) => rules.get(code) ?? [])
      .filter((rule) => rule.source === 'post')
      .slice(0, RINGS);
  };
}

async function mostClaimed(db: Db, communityId: number, since: number): Promise<string[]> {
  const rows = await db.rows<{ code: string }>(
    sql`SELECT claim_code AS code FROM posts FORCE INDEX (community_list)
      WHERE community_id = ${communityId} AND state = 'approved' AND listed_at >= ${since} AND claim_code IS NOT NULL
      GROUP BY claim_code ORDER BY COUNT(*) DESC, claim_code LIMIT ${RINGS * 2}`,
  );
  return rows.map((row) => row.code);
}
