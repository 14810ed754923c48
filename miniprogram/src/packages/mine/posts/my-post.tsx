import { Image, Text, View } from '@tarojs/components';
import { boardTitle } from '@jishan/shared/rules';
import { Button } from '../../../components/button';
import { cx } from '../../../components/cx';
import { Icon } from '../../../components/icon';
import { Notice } from '../../../components/notice';
import { Seal } from '../../../components/seal';
import { Tap } from '../../../components/tap';
import { photoUrl } from '../../../kernel/assets';
import type { Reply } from '../../../kernel/call';
import { go, routes } from '../../../kernel/routes';
import { ago } from '../../../kernel/time';
import type { PostState } from '../../../parts/me/words';
import { sealOf } from '../../../parts/post/post-card';
import { WORDS } from './words';

type Mine = Reply<'post.mine'>['items'][number];

/** What may be taken up again, and how that is called. */
const TAKE_UP: Partial<Record<PostState, string>> = {
  draft: WORDS.goOn,
  rejected: WORDS.changeAndSend,
  withdrawn: WORDS.changeAndSend,
};
const BECAUSE: Partial<Record<PostState, string>> = {
  rejected: WORDS.rejectedBecause,
  hidden: WORDS.hiddenBecause,
};

/** One of my posts: what became of it, why, and what can be done now. */
export function MyPost({ post, onWithdraw }: { post: Mine; onWithdraw: () => void }) {
  const takeUp = TAKE_UP[post.state];
  const because = BECAUSE[post.state];
  const edit = () => void go(routes.deed.publish({ postId: post.id }));
  const open = () => (post.state === 'draft' ? edit() : void go(routes.deed.post(post.id)));
  const cover = post.photos[0];
  return (
    <View className="list-thing gutter">
      <Tap className="mine-body" role="link" onTap={open}>
        <View className="mine-head t14">
          <Text className={cx('b', post.state === 'approved' && 'done')}>{WORDS.states[post.state]}</Text>
          <View className="dt i3" />
          <Text className="grow i3">{ago(post.at)}</Text>
          {post.seal && (
            <View className="mine-seal">
              <Seal {...sealOf(post.seal)} />
            </View>
          )}
        </View>
        <View className="mine-content">
          <View className="grow">
            <Text className="mine-text cut2">
              {post.body || (post.state === 'draft' ? WORDS.nothingYet : WORDS.photosOnly)}
            </Text>
            <Text className="mine-note t14 i3">
              {[
                post.claimTitle ? WORDS.claim(post.claimTitle) : boardTitle(post.board),
                post.photos.length > 1 && WORDS.photos(post.photos.length),
              ]
                .filter(Boolean)
                .join('，')}
            </Text>
          </View>
          {cover && <Image className="mine-cover" mode="aspectFill" src={photoUrl(cover.thumb)} lazyLoad />}
        </View>
      </Tap>
      {because && post.reason && (
        <Notice kind="warn" className="mine-why">
          <View className="b">{because}</View>
          <View>{post.reason}</View>
        </Notice>
      )}
      {(takeUp || post.state === 'pending') && (
        <View className="list-acts">
          {takeUp && (
            <Button kind="soft" small onTap={edit}>
              {takeUp}
            </Button>
          )}
          {post.state === 'rejected' && (
            <Button
              kind="soft"
              small
              onTap={() => void go(routes.book.appeal({ kind: 'rejection', postId: post.id }))}
            >
              {WORDS.appeal}
            </Button>
          )}
          {post.state === 'pending' && (
            <Button kind="soft" small onTap={onWithdraw}>
              {WORDS.withdraw}
            </Button>
          )}
        </View>
      )}
    </View>
  );
}

/** What was begun on this phone and never sent. */
export function KeptPost({ text }: { text: string }) {
  return (
    <Tap className="list-thing gutter mine-kept" role="link" onTap={() => void go(routes.deed.publish())}>
      <Icon name="edit" />
      <View className="grow">
        <View className="t14 b">{WORDS.keptHere}</View>
        <Text className="cut i2">{text}</Text>
      </View>
      <Icon name="next" size={20} className="i3" />
    </Tap>
  );
}
