import { EntitySchema } from 'typeorm';
import { instant, number } from '../../kernel/columns';
import type { RegionKind, Role } from '../../kernel/identity';

/** One knot of the tree district → town → community → grid. */
export interface Region {
  id: number;
  kind: RegionKind;
  parentId: number | null;
  /** The town that it lies in (a town lies in itself); null above towns. */
  townId: number | null;
  name: string;
  /** The office that answers for it, as residents read it. */
  unit: string;
}

export interface UserRecord {
  id: number;
  openid: string | null;
  name: string;
  avatar: string;
  role: Role;
  townId: number | null;
  communityId: number | null;
  gridId: number | null;
  scopeRegionId: number | null;
  ranked: boolean;
  blockedAt: number | null;
  createdAt: number;
}

const key = { ...number, primary: true, generated: 'increment' } as const;

export const regionEntity = new EntitySchema<Region>({
  name: 'region',
  tableName: 'regions',
  columns: {
    id: key,
    kind: { type: 'enum', enum: ['district', 'town', 'community', 'grid'] },
    parentId: { name: 'parent_id', ...number, nullable: true },
    townId: { name: 'town_id', ...number, nullable: true },
    name: { type: 'varchar', length: 40 },
    unit: { type: 'varchar', length: 40 },
  },
});

export const userEntity = new EntitySchema<UserRecord>({
  name: 'user',
  tableName: 'users',
  columns: {
    id: key,
    openid: { type: 'varchar', length: 64, nullable: true, unique: true, select: false },
    name: { type: 'varchar', length: 160 },
    avatar: { type: 'varchar', length: 20 },
    role: { type: 'enum', enum: ['resident', 'staff', 'admin', 'clerk'], default: 'resident' },
    townId: { name: 'town_id', ...number, nullable: true },
    communityId: { name: 'community_id', ...number, nullable: true },
    gridId: { name: 'grid_id', ...number, nullable: true },
    scopeRegionId: { name: 'scope_region_id', ...number, nullable: true },
    ranked: { type: 'boolean', default: true },
    blockedAt: { name: 'blocked_at', ...instant, nullable: true },
    createdAt: { name: 'created_at', ...instant },
  },
});

export const residentEntities = [regionEntity, userEntity];
