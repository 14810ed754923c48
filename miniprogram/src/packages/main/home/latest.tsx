import { View } from '@tarojs/components';
import { Empty } from '../../../components/empty';
import { Section } from '../../../components/section';
import { go, routes } from '../../../kernel/routes';
import { PostCard } from '../../../parts/post/post-card';
import type { PostCardView } from '../../../parts/post/types';
import { useLike } from '../../../parts/post/use-like';
import { words } from './words';
import './latest.scss';

/** What the neighbours did last. */
export function Latest({ posts }: { posts: PostCardView[] }) {
  const { like, failed } = useLike();
  return (
    <View>
      <Section title={words.latest} note={words.square} onMore={() => void go(routes.main.square())} />
      {posts.length === 0 ? (
        <Empty
          title={words.latestEmpty}
          action={{ label: words.write, onTap: () => void go(routes.deed.publish()) }}
        />
      ) : (
        <View className="latest">
          {posts.map((post) => (
            <PostCard
              key={post.id}
              post={post}
              onLike={like}
              likeError={failed?.id === post.id ? failed.message : undefined}
            />
          ))}
        </View>
      )}
    </View>
  );
}
