import { Text, View } from '@tarojs/components';
import { memo, type ReactNode } from 'react';
import { Icon } from '../../components/icon';
import { PhotoGrid } from '../../components/photo-grid';
import { Seal } from '../../components/seal';
import { Tap } from '../../components/tap';
import { go, routes } from '../../kernel/routes';
import { useTheme } from '../../theme/theme';
import { PostHead } from './post-head';
import { PostPlace } from './post-place';
import { PostShop } from './post-shop';
import { ShareButton } from './share-button';
import { excerptOf } from './text';
import type { PostCardView } from './types';
import { words } from './words';
import './post-card.scss';

interface Props {
  post: PostCardView;
  /** From `useLike`; the same function at every drawing, or all cards of the list are drawn again. */
  onLike?: (post: PostCardView) => void;
  /** Why the last like did not hold. */
  likeError?: string;
  /** More about the post, at its end (one's own list tells the state there). */
  children?: ReactNode;
}

const LINES = 6;
const PHOTOS = 4;

export const sealOf = ({ text, points, wait }: NonNullable<PostCardView['seal']>) => ({ text, points, wait });
export const sealTurn = (id: number) => ((id % 3) + 1) as 1 | 2 | 3;

/** A post as it hangs on the board. Who can like also comments and shares; elsewhere the card only shows. */
export const PostCard = memo(function PostCard({ post, onLike, likeError, children }: Props) {
  const { care } = useTheme();
  const open = () => void go(routes.deed.post(post.id));
  const { photos } = post;
  const excerpt = excerptOf(post.body, LINES, care ? 13 : 19);
  return (
    <View className="post-card">
      <Tap className="post-card-open" role="link" onTap={open}>
        <PostHead post={post} sealed={post.seal !== null} />
        {post.body !== '' && (
          <View className="post-card-text">
            <Text>{excerpt ?? post.body}</Text>
            {excerpt !== null && <Text className="post-card-whole">{words.whole}</Text>}
          </View>
        )}
      </Tap>
      {post.seal && (
        <View className="post-card-seal">
          <Seal {...sealOf(post.seal)} turn={sealTurn(post.id)} />
        </View>
      )}
      {photos.length > 0 && (
        <View className="post-card-photos">
          <PhotoGrid photos={photos} max={PHOTOS} />
        </View>
      )}
      {post.shop && <PostShop shop={post.shop} />}
      <PostPlace post={post} />
      {onLike ? (
        <View className="post-card-foot">
          <Tap
            className={`post-card-act ${post.liked ? 'post-card-act-on' : ''}`}
            label={post.liked ? words.liked : `${words.like} ${post.likes}`}
            onTap={() => onLike(post)}
          >
            <Icon name={post.liked ? 'like-on' : 'like'} />
            <Text>{post.likes || words.like}</Text>
          </Tap>
          <Tap className="post-card-act" label={`${words.talk} ${post.comments}`} onTap={open}>
            <Icon name="talk" />
            <Text>{post.comments || words.talk}</Text>
          </Tap>
          <ShareButton className="post-card-act post-card-act-end" postId={post.id} />
        </View>
      ) : (
        <View className="post-card-end" />
      )}
      {likeError && (
        <View className="post-card-error">
          <Icon name="warn" size={16} />
          <Text>{likeError}</Text>
        </View>
      )}
      {children}
    </View>
  );
});
