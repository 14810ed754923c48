import { useLikeOf } from '../talk/use-like';
import { tellOfPost } from './post-news';
import type { PostCardView } from './types';

/** Likes of posts: every open page is told. */
export const useLike = () => useLikeOf<Pick<PostCardView, 'id' | 'liked' | 'likes'>>('post', tellOfPost);
