import { useCallback, useRef, useState } from 'react';
import { call, type Input, toCallError } from '../../kernel/call';
import { session } from '../../kernel/session';
import { askToSignIn } from '../../kernel/sign-in';

export interface Liked {
  liked: boolean;
  likes: number;
}

export interface LikeFailure {
  id: number;
  message: string;
}

const toggled = ({ liked, likes }: Liked) => ({ liked: !liked, likes: likes + (liked ? -1 : 1) });

/**
 * A like shows at once and is told to the server behind it. Tapping on while one is under way only changes what is wanted in
 * the end. When the server says no, or cannot be reached, the thing goes back to what the server last said, and says so.
 * `tell` never changes, or what is drawn with `like` is drawn again.
 */
export function useLikeOf<T extends Liked & { id: number }>(
  kind: Input<'like.set'>['subject']['kind'],
  tell: (id: number, now: Liked) => void,
): { like: (thing: T) => void; failed: LikeFailure | null } {
  const [failed, setFailed] = useState<LikeFailure | null>(null);
  const wanted = useRef(new Map<number, boolean>());

  const settle = useCallback(
    async (id: number, before: Liked) => {
      let known = before;
      try {
        for (;;) {
          const want = wanted.current.get(id);
          if (want === undefined || want === known.liked) break;
          known = await call('like.set', { subject: { kind, id }, liked: want });
        }
      } catch (error) {
        setFailed({ id, message: toCallError(error).message });
      } finally {
        wanted.current.delete(id);
        tell(id, known);
      }
    },
    [kind, tell],
  );

  const like = useCallback(
    (thing: T) => {
      if (session.get().token === null) {
        askToSignIn();
        return;
      }
      setFailed(null);
      const underWay = wanted.current.has(thing.id);
      const next = toggled(thing);
      wanted.current.set(thing.id, next.liked);
      tell(thing.id, next);
      if (!underWay) void settle(thing.id, { liked: thing.liked, likes: thing.likes });
    },
    [settle, tell],
  );

  return { like, failed };
}
