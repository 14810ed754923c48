import type { Api } from '@jishan/shared/api';
import { useKeptDraft } from '../../kernel/drafts';
import type { Photo } from '../photos/uploads';

export type BoardCode = Api['post.create']['input']['board'];

/** A post being written: what is kept on the phone until it has been sent. */
export interface PostDraft {
  body: string;
  /** Those that have arrived on the server. */
  photos: Photo[];
  ruleCode: string | null;
  /** Chosen by hand; null: the board follows the rule. */
  board: BoardCode | null;
  place: string;
  /** The shop in whose name it is posted. */
  merchantId?: number | undefined;
}

/** The draft of a new post; a post that is changed has a draft of its own. */
export const NEW_POST = 'post';
export const draftOf = (postId: number) => `post-${postId}`;

export const EMPTY: PostDraft = { body: '', photos: [], ruleCode: null, board: null, place: '' };

/** Words or photos were put in; a rule alone is only a choice. */
export const hasContent = ({ body, photos, place }: PostDraft) =>
  body.trim() !== '' || photos.length > 0 || place.trim() !== '';

/** The unfinished new post, in one line, for the pages that point to it. */
export function useUnfinishedPost(): string | null {
  const kept = useKeptDraft<PostDraft>(NEW_POST);
  if (!kept || !hasContent(kept.value)) return null;
  const { body, photos, place } = kept.value;
  return body.trim() || (photos.length > 0 ? `${photos.length} 张照片` : place);
}
