import { tmpdir } from 'node:os';
import { DAY } from '@jishan/shared/calendar';
import type { ScoringRule } from '@jishan/shared/rules';
import { STANDARD_RULES } from '@jishan/shared/rules/data';
import { accountOf, merchantAccount, type AccountRef } from '../../book/accounts';
import { settingsOf, type PointsSettings } from '../../book/settings';
import { photoStore, type PhotoStore } from '../../photos/photo-store';
import type { Db } from '../../kernel/database';
import type { StaffUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { layTown } from '../town';

export interface Resident {
  id: number;
  communityId: number;
}

/** A town made to collide: few residents, tight caps, points that expire within weeks, one community with a notice and one without. */
export interface World {
  townId: number;
  residents: Resident[];
  rules: ScoringRule[];
  shops: AccountRef[];
  fund: { ownerId: number; accountId: number };
  /** Decides objections and appeals. */
  admin: StaffUser;
  /** Appeals here carry no photos. */
  photos: PhotoStore;
  settings: Map<number, PointsSettings>;
  households: number[];
  start: number;
}

export async function makeWorld(db: Db, residents: number): Promise<World> {
  const start = Date.parse('2026-02-27T20:00:00+08:00');
  const town = await layTown(db, start);
  const { townId, east, west } = town;
  await db.run(
    sql`INSERT INTO region_settings (region_id, notice_days, expiry, expiry_months) VALUES (${east.id}, 2, 'months', 0), (${west.id}, 0, 'months', 0)`,
  );
  const people: Resident[] = [];
  for (let index = 0; index < residents; index++) {
    const communityId = index % 2 ? east.id : west.id;
    const { insertId } = await db.run(
      sql`INSERT INTO users (name, avatar, role, town_id, community_id, created_at) VALUES (${`居民${index}`}, 'lotus', 'resident', ${townId}, ${communityId}, ${start})`,
    );
    people.push({ id: insertId, communityId });
  }
  const households: number[] = [];
  for (let index = 0; index < 4; index++) {
    const { insertId } = await db.run(
      sql`INSERT INTO households (town_id, community_id, name, founder_id, created_at) VALUES (${townId}, ${east.id}, ${`第${index}家`}, ${people[index]?.id ?? 0}, ${start})`,
    );
    households.push(insertId);
  }
  const shops = [
    await merchantAccount(db, { id: 900_001, townId, communityId: east.id }),
    await merchantAccount(db, { id: 900_002, townId, communityId: west.id }),
  ];
  const settings = new Map<number, PointsSettings>();
  for (const { id } of [east, west]) settings.set(id, await settingsOf(db, townId, id));
  const rulesFor = (many: number, rests: boolean) =>
    STANDARD_RULES.filter(
      ({ source, cooldownHours, caps }) =>
        source === 'post' && cooldownHours > 0 === rests && caps.total === undefined,
    ).slice(0, many);
  const rules = [...rulesFor(4, false), ...rulesFor(2, true)];
  const fund = { ownerId: 1, accountId: (await accountOf(db, 'fund', 1, townId)).id };
  const admin: StaffUser = {
    ...{ id: town.people.zhou, name: '周明', avatar: 'uncle', role: 'admin', ranked: false },
    ...{ townId, communityId: east.id, gridId: null, blocks: [] },
    scope: { id: townId, kind: 'town', name: '青溪镇', unit: '青溪镇人民政府' },
  };
  const photos = photoStore({ APP_SECRET: 'no photo is signed here', DATA_DIR: tmpdir() });
  return { townId, residents: people, rules, shops, fund, admin, photos, settings, households, start };
}

/** How far the world's clock moves with each operation: some weeks in a run of 20,000. */
export const STEP = Math.floor((45 * DAY) / 20_000);
