import { View } from '@tarojs/components';
import { PostCard } from '../../post/parts/post-card';
import type { PostCardView } from '../../post/types';
import { useLike } from '../../post/use-like';

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
