import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { regionEntity } from './entities';

/** Where a resident lives. */
export interface Home {
  townId: number;
  communityId: number;
  gridId: number | null;
}

/** A community of a town, with a grid of that community or none; REGION_NOT_FOUND at the field that does not fit. */
export async function homeAt(db: Db, communityId: number, gridId: number | undefined): Promise<Home> {
  const community = await db.manager.findOneBy(regionEntity, { id: communityId, kind: 'community' });
  if (!community || community.townId === null) throw new Refusal('REGION_NOT_FOUND', 'communityId');
  if (gridId !== undefined) {
    const isThere = await db.manager.existsBy(regionEntity, {
      id: gridId,
      kind: 'grid',
      parentId: communityId,
    });
    if (!isThere) throw new Refusal('REGION_NOT_FOUND', 'gridId');
  }
  return { townId: community.townId, communityId, gridId: gridId ?? null };
}
