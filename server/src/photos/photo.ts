import { EntitySchema } from 'typeorm';
import { instant, number } from '../kernel/columns';

/** What a post keeps of its photos, so that a feed needs no second query. */
export interface PostPhoto {
  id: string;
  width: number;
  height: number;
}

export interface Photo {
  id: string;
  ownerId: number;
  /** The one thing that it belongs to ('post:12', 'licence:7'); null until something claims it, and again once released. */
  usedBy: string | null;
  /** Until when it is kept though nothing uses it; null while something does. */
  unusedUntil: number | null;
  /** Of the screen size. */
  width: number;
  height: number;
  /** Of the file as it was sent, so that the same photo is known again. */
  sha256: Buffer;
  bytes: number;
  createdAt: number;
}

export const photoEntity = new EntitySchema<Photo>({
  name: 'photo',
  tableName: 'photos',
  columns: {
    id: { type: 'char', length: 32, primary: true },
    ownerId: { name: 'owner_id', ...number },
    usedBy: { name: 'used_by', type: 'varchar', length: 40, nullable: true },
    unusedUntil: { name: 'unused_until', ...instant, nullable: true },
    width: { type: 'int' },
    height: { type: 'int' },
    sha256: { type: 'binary', length: 32 },
    bytes: { type: 'int', unsigned: true },
    createdAt: { name: 'created_at', ...instant },
  },
});

export const photoEntities = [photoEntity];
