import { View } from '@tarojs/components';
import { PostCard } from '../../../parts/post/post-card';
import type { PostCardView } from '../../../parts/post/types';
import { useLike } from '../../../parts/post/use-like';

/** Posts one under the other. */
export function Feed({ posts }: { posts: PostCardView[] }) {
  const { like, failed } = useLike();
  return (
    <View>
      {posts.map((post) => (
        <PostCard
          key={post.id}
          post={post}
          onLike={like}
          likeError={failed?.id === post.id ? failed.message : undefined}
        />
      ))}
    </View>
  );
}
