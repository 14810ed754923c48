import { Text, View } from '@tarojs/components';
import { useShareAppMessage, useShareTimeline } from '@tarojs/taro';
import { useState } from 'react';
import { Notice } from '../../../components/notice';
import { Rule } from '../../../components/rule';
import { Skeleton } from '../../../components/skeleton';
import { ThingPage } from '../../../components/thing-page';
import { platform } from '../../../kernel/platform';
import { go, routes } from '../../../kernel/routes';
import { useMe, useSession } from '../../../kernel/session';
import { useParamId, useThing } from '../../../kernel/thing';
import { tellOfPost, usePostNews } from '../../../parts/post/post-news';
import { chatCard, momentsCard } from '../../../parts/post/share';
import { ShareButton } from '../../../parts/post/share-button';
import type { PostView } from '../../../parts/post/types';
import { useLike } from '../../../parts/post/use-like';
import { words as postWords } from '../../../parts/post/words';
import { Comments } from '../../../parts/talk/comments';
import { TalkBar } from '../../../parts/talk/talk-bar';
import { useTalk } from '../../../parts/talk/use-talk';
import { Article } from './article';
import { PostMore } from './post-more';
import { Slip } from './slip';
import { words } from './words';
import './index.scss';

definePageConfig({
  navigationBarTitleText: '动态',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
  enableShareTimeline: true,
  singlePage: { navigationBarFit: 'squeezed' },
});

const toHome = () => void go(routes.main.home());

/** One post with all that was said. A guest from Moments reads it too: then there is nothing here to sign in for. */
export default function PostPage() {
  const id = useParamId();
  const of = useThing('post.get', id, (wanted) => ({ id: wanted }));
  // What the public does not see is nobody's to pass on.
  const open = of.data?.state === 'approved' ? of.data : null;
  const count = (by: number) => open && tellOfPost(open.id, { comments: Math.max(0, open.comments + by) });
  // Asked for together with the post, in one request; of what is not public nothing is shown.
  const talk = useTalk(id === null ? null : { kind: 'post', id }, count);
  const { like, failed } = useLike();
  const { signedIn } = useSession();
  const me = useMe();
  const [more, setMore] = useState(false);
  const [told, setTold] = useState<string | null>(null);
  const single = platform.singlePage();

  usePostNews((changed, part) => {
    if (changed === of.data?.id) of.change((before) => ({ ...before, ...part }));
  });
  useShareAppMessage(() => (open ? chatCard(open) : { title: postWords.shareApp, path: routes.main.home() }));
  useShareTimeline(() => (open ? momentsCard(open) : { title: postWords.shareApp }));

  const bar = open && talk && (
    <TalkBar
      talk={talk}
      likes={open.likes}
      liked={open.liked}
      onLike={() => like(open)}
      likeError={failed?.message}
    >
      <ShareButton className="talk-act" postId={open.id} />
    </TalkBar>
  );
  return (
    <ThingPage
      title={words.title}
      ground="sheet"
      of={of}
      also={talk?.pages.refresh}
      onReachBottom={talk?.pages.loadMore}
      skeleton={<Skeleton shape="post" count={1} />}
      gone={{ title: words.gone, text: words.goneText, action: { label: words.goneAct, onTap: toHome } }}
      foot={() => (single ? <Text className="post-page-guest">{words.guestLine}</Text> : bar)}
    >
      {(post) => (
        <>
          <Article
            post={post}
            onMore={
              !single && me && me.id !== post.author.id && post.author.unit === null
                ? () => setMore(true)
                : null
            }
          />
          {told !== null && <Notice kind="done">{words.blocked(told)}</Notice>}
          {showsSlip(post, signedIn) && <Slip post={post} onChanged={of.reload} />}
          <Rule kind="band" />
          {open && talk ? (
            <Comments count={open.comments} talk={talk} still={single} />
          ) : (
            <View className="gutter">
              <Text className="post-page-closed">{words.closed}</Text>
            </View>
          )}
          {more && (
            <PostMore
              post={post}
              onBlocked={() => setTold(post.author.name)}
              onClose={() => setMore(false)}
            />
          )}
        </>
      )}
    </ThingPage>
  );
}

const showsSlip = (post: PostView, signedIn: boolean) =>
  signedIn || post.seal !== null || post.decidedBy !== null;
