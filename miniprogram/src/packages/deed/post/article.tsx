import { Image, Text, View } from '@tarojs/components';
import { Link } from '../../../components/link';
import { Icon } from '../../../components/icon';
import { Tap } from '../../../components/tap';
import { photoUrl } from '../../../kernel/assets';
import { platform } from '../../../kernel/platform';
import { routes } from '../../../kernel/routes';
import { isSettled, useMe } from '../../../kernel/session';
import { PostHead } from '../../../parts/post/post-head';
import { PostPlace } from '../../../parts/post/post-place';
import { PostShop } from '../../../parts/post/post-shop';
import type { PostView } from '../../../parts/post/types';
import { photoRows } from './photo-rows';
import { words } from './words';
import './article.scss';

/** The post itself, read at leisure: all its words, the first photo large. */
export function Article({ post, onMore }: { post: PostView; onMore: (() => void) | null }) {
  const urls = post.photos.map(({ screen }) => photoUrl(screen));
  return (
    <View className="post-one">
      <View className="post-one-head">
        <View className="grow">
          <Author post={post} />
        </View>
        {onMore && (
          <Tap className="post-one-more" label={words.more} onTap={onMore}>
            <Icon name="more" />
          </Tap>
        )}
      </View>
      {post.body !== '' && (
        <Text className="post-one-text" selectable userSelect>
          {post.body}
        </Text>
      )}
      {photoRows(post.photos).map((row, index) => (
        <View key={row[0]?.id} className="post-one-row">
          {row.map((photo) => (
            <Tap
              key={photo.id}
              role="img"
              label={words.photo}
              className={`post-one-photo ${row.length === 1 && index === 0 ? 'post-one-photo-big' : ''}`}
              onTap={() => platform.previewImages(urls, photoUrl(photo.screen))}
            >
              <Image
                className="post-one-image"
                mode="aspectFill"
                lazyLoad
                src={photoUrl(row.length === 1 ? photo.screen : photo.thumb)}
              />
            </Tap>
          ))}
        </View>
      ))}
      {post.shop && <PostShop shop={post.shop} />}
      <PostPlace post={post} />
    </View>
  );
}

/** Leads to who it is, for who belongs to a town; in Moments' single page nothing leads anywhere. */
function Author({ post }: { post: PostView }) {
  const me = useMe();
  const head = <PostHead post={post} sealed={false} />;
  if (!me || !isSettled(me) || platform.singlePage()) return head;
  return (
    <Link className="post-one-author" to={routes.deed.person(post.author.id)}>
      {head}
    </Link>
  );
}
