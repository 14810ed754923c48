import { EntitySchema } from 'typeorm';
import type { BoardCode } from '@jishan/shared/rules';
import { instant, number } from '../../kernel/columns';

export type PostState = 'draft' | 'pending' | 'approved' | 'rejected' | 'withdrawn' | 'hidden';

/** A row of `posts`, named as its columns are: the same type for SQL and for the entity. */
export interface PostRow {
  id: number;
  town_id: number;
  community_id: number;
  grid_id: number | null;
  author_id: number;
  /** The shop in whose name it was posted. */
  merchant_id: number | null;
  /** The public post that it changes once it is approved. */
  revises: number | null;
  body: string;
  /** JSON of the stored photos: read it with the photo store's `parse`. */
  photos: string;
  board: BoardCode;
  claim_code: string | null;
  place: string | null;
  state: PostState;
  version: number;
  created_at: number;
  sent_at: number | null;
  /** Orders it in whatever list it stands in: when it was sent, then when it was published. */
  listed_at: number;
  locked_by: number | null;
  locked_until: number;
  first_reviewer_id: number | null;
  /** To what the first of two reviewers has agreed. */
  first_rule_code: string | null;
  first_rule_version: number | null;
  first_points: number | null;
  decided_at: number | null;
  decided_unit_id: number | null;
  award_title: string | null;
  award_seal: string | null;
  award_points: number | null;
  transfer_id: number | null;
}

const code = { type: 'varchar', length: 30, nullable: true } as const;

// The table's own defaults are not repeated here: TypeORM would read them back after every insert.
export const postEntity = new EntitySchema<PostRow>({
  name: 'post',
  tableName: 'posts',
  columns: {
    id: { ...number, primary: true, generated: 'increment' },
    town_id: number,
    community_id: number,
    grid_id: { ...number, nullable: true },
    author_id: number,
    merchant_id: { ...number, nullable: true },
    revises: { ...number, nullable: true },
    body: { type: 'text' },
    photos: { type: 'text' },
    board: { type: 'varchar', length: 20 },
    claim_code: code,
    place: { type: 'varchar', length: 320, nullable: true },
    state: { type: 'enum', enum: ['draft', 'pending', 'approved', 'rejected', 'withdrawn', 'hidden'] },
    version: { type: 'int' },
    created_at: instant,
    sent_at: { ...instant, nullable: true },
    listed_at: instant,
    locked_by: { ...number, nullable: true },
    locked_until: instant,
    first_reviewer_id: { ...number, nullable: true },
    first_rule_code: code,
    first_rule_version: { type: 'int', nullable: true },
    first_points: { type: 'int', nullable: true },
    decided_at: { ...instant, nullable: true },
    decided_unit_id: { ...number, nullable: true },
    award_title: { type: 'varchar', length: 24, nullable: true },
    award_seal: { type: 'varchar', length: 4, nullable: true },
    award_points: { type: 'int', nullable: true },
    transfer_id: { ...number, nullable: true },
  },
});

export const postEntities = [postEntity];
