import { Windowed } from '../../../components/windowed';
import { PostCard } from '../../../parts/post/post-card';
import type { PostCardView } from '../../../parts/post/types';
import { useLike } from '../../../parts/post/use-like';

/** In px, before it has been drawn. */
const roughHeight = ({ photos }: PostCardView) => (photos.length > 0 ? 480 : 240);

/** Posts one under the other. */
export function Feed({ posts }: { posts: PostCardView[] }) {
  const { like, failed } = useLike();
  return (
    <Windowed items={posts} height={roughHeight}>
      {(post) => (
        <PostCard
          key={post.id}
          post={post}
          onLike={like}
          likeError={failed?.id === post.id ? failed.message : undefined}
        />
      )}
    </Windowed>
  );
}
