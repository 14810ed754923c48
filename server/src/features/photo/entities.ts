import { EntitySchema } from 'typeorm';
import { instant, number } from '../../kernel/columns';

export interface Photo {
  id: string;
  ownerId: number;
  /** The post that shows it; null until one claims it. */
  postId: number | null;
  /** The appeal that shows it instead. */
  appealId: number | null;
  /** What of a shop shows it instead ('shop:7'). */
  usedBy: string | null;
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
    postId: { name: 'post_id', ...number, nullable: true },
    appealId: { name: 'appeal_id', ...number, nullable: true },
    usedBy: { name: 'used_by', type: 'varchar', length: 40, nullable: true },
    width: { type: 'int' },
    height: { type: 'int' },
    sha256: { type: 'binary', length: 32 },
    bytes: { type: 'int', unsigned: true },
    createdAt: { name: 'created_at', ...instant },
  },
});

export const photoEntities = [photoEntity];
