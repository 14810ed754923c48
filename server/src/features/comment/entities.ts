import { EntitySchema } from 'typeorm';
import { instant, number } from '../../kernel/columns';

/** A row of `comments`, named as its columns are: the same type for SQL and for the entity. */
export interface CommentRow {
  id: number;
  post_id: number;
  author_id: number;
  body: string;
  created_at: number;
  removed_at: number | null;
  removed_by: number | null;
}

export const commentEntity = new EntitySchema<CommentRow>({
  name: 'comment',
  tableName: 'comments',
  columns: {
    id: { ...number, primary: true, generated: 'increment' },
    post_id: number,
    author_id: number,
    body: { type: 'varchar', length: 1000 },
    created_at: instant,
    removed_at: { ...instant, nullable: true },
    removed_by: { ...number, nullable: true },
  },
});

export const commentEntities = [commentEntity];
