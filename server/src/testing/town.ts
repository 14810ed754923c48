import type { Db } from '../kernel/database';
import type { Role } from '../kernel/identity';
import { sql } from '../kernel/sql';
import { installRules } from '../rules/rules';

/** A small town for tests: two communities with a grid each, and people enough to play every part. */
export interface Town {
  townId: number;
  east: { id: number; gridId: number };
  west: { id: number; gridId: number };
  people: Record<Person, number>;
}

const PEOPLE = {
  wang: { name: '王秀兰', role: 'resident', home: 'east' },
  chen: { name: '陈建国', role: 'resident', home: 'east' },
  aygul: { name: '阿依古丽·买买提·吐尔逊', role: 'resident', home: 'west' },
  xu: { name: '许雯', role: 'staff', home: 'east', scope: 'east' },
  he: { name: '何静', role: 'staff', home: 'east', scope: 'east' },
  liu: { name: '刘洋', role: 'staff', home: 'west', scope: 'west' },
  zhou: { name: '周明', role: 'admin', home: 'east', scope: 'town' },
  li: { name: '李师傅', role: 'clerk', home: 'east' },
} as const satisfies Record<
  string,
  { name: string; role: Role; home: 'east' | 'west'; scope?: 'east' | 'west' | 'town' }
>;

export type Person = keyof typeof PEOPLE;

async function region(
  db: Db,
  kind: string,
  name: string,
  parent: number | null,
  town: number | null,
): Promise<number> {
  const { insertId } = await db.run(
    sql`INSERT INTO regions (kind, parent_id, town_id, name, unit) VALUES (${kind}, ${parent}, ${town}, ${name}, ${kind === 'town' ? `${name}人民政府` : `${name}居委会`})`,
  );
  if (kind === 'town') await db.run(sql`UPDATE regions SET town_id = id WHERE id = ${insertId}`);
  return insertId;
}

/** Lays a town; a second one in the same database has another name, and other sign-ins for its people. */
export async function layTown(db: Db, now: number, name = '青溪镇', signIns = 'test'): Promise<Town> {
  const townId = await region(db, 'town', name, null, null);
  const community = async (name: string) => {
    const id = await region(db, 'community', name, townId, townId);
    return { id, gridId: await region(db, 'grid', '第一网格', id, townId) };
  };
  const east = await community('梧桐里社区');
  const west = await community('新河社区');
  await installRules(db, townId, now);

  const people = {} as Record<Person, number>;
  for (const [key, who] of Object.entries(PEOPLE) as [Person, (typeof PEOPLE)[Person]][]) {
    const home = who.home === 'east' ? east : west;
    const scope = 'scope' in who ? { east: east.id, west: west.id, town: townId }[who.scope] : null;
    const { insertId } = await db.run(
      sql`INSERT INTO users (openid, name, avatar, role, town_id, community_id, grid_id, scope_region_id, created_at)
        VALUES (${`${signIns}-${key}`}, ${who.name}, 'lotus', ${who.role}, ${townId}, ${home.id}, ${home.gridId}, ${scope}, ${now})`,
    );
    people[key] = insertId;
  }
  return { townId, east, west, people };
}
