import { DAY } from '@jishan/shared/calendar';
import { installRules } from '../rules';
import { openidOf, type Persona } from '../people';
import { changeSettings } from '../town';
import type { Db } from '../kernel/database';
import type { RegionKind, SettledUser, StaffUser } from '../kernel/identity';
import { sql } from '../kernel/sql';
import { COMMUNITIES, PEOPLE, TOWN } from './people';
import { OLDEST } from './plan';

/** Somebody who has moved in. */
export interface Inhabitant {
  id: number;
  communityId: number;
  gridId: number;
  user: SettledUser;
  /** As a reviewer, for staff. */
  staff: StaffUser | null;
}

export interface Settlement {
  townId: number;
  /** By index in PEOPLE. */
  people: Inhabitant[];
}

interface Place {
  kind: RegionKind;
  parentId: number;
  townId: number;
  name: string;
  unit: string;
}

async function addRegion(db: Db, { kind, parentId, townId, name, unit }: Place): Promise<number> {
  const { insertId } = await db.run(
    sql`INSERT INTO regions (kind, parent_id, town_id, name, unit) VALUES (${kind}, ${parentId}, ${townId}, ${name}, ${unit})`,
  );
  return insertId;
}

/** A fixed id, so that no two copies of the town can be founded in one database. */
const DEMO_TOWN = 1;

/** Here points can be spent at once; everywhere else they stand in public notice first. */
const WITHOUT_NOTICE = '新河';

const FOLLOWS_TOWN = {
  noticeDays: null,
  secondReviewFrom: null,
  expiry: null,
  expiryMonths: null,
  appealDays: null,
  adjustAloneUpTo: null,
};

const NUMERALS = ['一', '二', '三', '四'];

/** Founds the town: its regions, its rules and everybody who lives there. */
export async function settle(db: Db, now: number): Promise<Settlement> {
  const townUnit = `${TOWN}人民政府`;
  const townId = DEMO_TOWN;
  await db.run(
    sql`INSERT INTO regions (id, kind, parent_id, town_id, name, unit) VALUES (${townId}, 'town', NULL, ${townId}, ${TOWN}, ${townUnit})`,
  );
  const founded = now - OLDEST * DAY;
  await installRules(db, townId, founded);

  const homes: { id: number; name: string; unit: string; grids: number[] }[] = [];
  for (const { name, grids } of COMMUNITIES) {
    const community = { name: `${name}社区`, unit: `${name}社区居委会` };
    const id = await addRegion(db, { kind: 'community', parentId: townId, townId, ...community });
    const gridIds: number[] = [];
    for (const numeral of NUMERALS.slice(0, grids)) {
      const grid = { name: `第${numeral}网格`, unit: `${name}第${numeral}网格` };
      gridIds.push(await addRegion(db, { kind: 'grid', parentId: id, townId, ...grid }));
    }
    homes.push({ id, ...community, grids: gridIds });
  }

  const people: Inhabitant[] = [];
  for (const [who, person] of PEOPLE.entries()) {
    const home = homes[person.home];
    // 王秀兰 lives in the third grid, as on the drawn screens; the others are spread.
    const gridId = home?.grids[(who + 2) % home.grids.length];
    if (!home || gridId === undefined) throw new Error(`${person.name} lives nowhere`);
    const scope =
      person.role === 'admin'
        ? { id: townId, kind: 'town' as const, name: TOWN, unit: townUnit }
        : person.role === 'staff'
          ? { id: home.id, kind: 'community' as const, name: home.name, unit: home.unit }
          : null;
    const { insertId: id } = await db.run(
      sql`INSERT INTO users (openid, name, avatar, role, town_id, community_id, grid_id, scope_region_id, created_at)
        VALUES (${person.persona === null ? null : openidOf(person.persona as Persona)}, ${person.name}, ${person.avatar}, ${person.role}, ${townId}, ${home.id}, ${gridId}, ${scope?.id ?? null}, ${founded + who * 3_600_000})`,
    );
    const { name, avatar, role } = person;
    const settled = {
      id,
      name,
      avatar,
      role,
      ranked: true,
      townId,
      communityId: home.id,
      gridId,
      blocks: [],
    };
    const staff = scope && { ...settled, scope };
    people.push({ id, communityId: home.id, gridId, user: { ...settled, scope }, staff });
  }
  const without = homes.find(({ name }) => name === `${WITHOUT_NOTICE}社区`);
  const mayor = people.find(({ staff }) => staff?.scope.kind === 'town')?.staff;
  if (!without || !mayor) throw new Error('nobody says where points stand in no notice');
  const own = { ...FOLLOWS_TOWN, noticeDays: 0 };
  const reason = '新河先试行：当时到账，不公示，年底再议。';
  await changeSettings(db, mayor, { regionId: without.id, version: 0, own, reason }, founded + DAY);
  return { townId, people };
}
