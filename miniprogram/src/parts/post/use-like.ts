import { useCallback, useRef, useState } from 'react';
import { call, toCallError } from '../../kernel/call';
import { session } from '../../kernel/session';
import { askToSignIn } from '../../kernel/sign-in';
import { tellOfPost } from './post-news';
import type { PostCardView } from './types';

type Likable = Pick<PostCardView, 'id' | 'liked' | 'likes'>;

export interface LikeFailure {
  id: number;
  message: string;
}

const toggled = ({ liked, likes }: Likable) => ({ liked: !liked, likes: likes + (liked ? -1 : 1) });

/**
 * A like shows at once and is told to the server behind it. Tapping on while one is under way only changes what is wanted in
 * the end. When the server says no, or cannot be reached, the post goes back to what the server last said, and says so.
 */
export function useLike(): { like: (post: Likable) => void; failed: LikeFailure | null } {
  const [failed, setFailed] = useState<LikeFailure | null>(null);
  const wanted = useRef(new Map<number, boolean>());

  const settle = useCallback(async (id: number, before: Pick<Likable, 'liked' | 'likes'>) => {
    let known = before;
    try {
      for (;;) {
        const want = wanted.current.get(id);
        if (want === undefined || want === known.liked) break;
        known = await call('like.set', { subject: { kind: 'post', id }, liked: want });
      }
    } catch (error) {
      setFailed({ id, message: toCallError(error).message });
    } finally {
      wanted.current.delete(id);
      tellOfPost(id, known);
    }
  }, []);

  const like = useCallback(
    (post: Likable) => {
      if (session.get().token === null) {
        askToSignIn();
        return;
      }
      setFailed(null);
      const underWay = wanted.current.has(post.id);
      const next = toggled(post);
      wanted.current.set(post.id, next.liked);
      tellOfPost(post.id, next);
      if (!underWay) void settle(post.id, { liked: post.liked, likes: post.likes });
    },
    [settle],
  );

  return { like, failed };
}
