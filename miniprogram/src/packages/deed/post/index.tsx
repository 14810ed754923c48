import { Text, View } from '@tarojs/components';
import { useShareAppMessage, useShareTimeline } from '@tarojs/taro';
import { Rule } from '../../../components/rule';
import { Skeleton } from '../../../components/skeleton';
import { ThingPage } from '../../../components/thing-page';
import { usePages } from '../../../kernel/load';
import { platform } from '../../../kernel/platform';
import { go, routes } from '../../../kernel/routes';
import { useSession } from '../../../kernel/session';
import { useParamId, useThing } from '../../../kernel/thing';
import { tellOfPost, usePostNews } from '../../../parts/post/post-news';
import { chatCard, momentsCard } from '../../../parts/post/share';
import { ShareButton } from '../../../parts/post/share-button';
import type { PostView } from '../../../parts/post/types';
import { useLike } from '../../../parts/post/use-like';
import { words as postWords } from '../../../parts/post/words';
import { Comments } from '../../../parts/talk/comments';
import { TalkBar } from '../../../parts/talk/talk-bar';
import { Article } from './article';
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
  const of = useThing('post.get', useParamId(), (id) => ({ id }));
  // What the public does not see is nobody's to pass on.
  const open = of.data?.state === 'approved' ? of.data : null;
  const comments = usePages('comment.list', open && { subject: { kind: 'post', id: open.id } });
  const { like, failed } = useLike();
  const { signedIn } = useSession();
  const single = platform.singlePage();

  usePostNews((changed, part) => {
    if (changed === of.data?.id) of.change((before) => ({ ...before, ...part }));
  });
  useShareAppMessage(() => (open ? chatCard(open) : { title: postWords.shareApp, path: routes.main.home() }));
  useShareTimeline(() => (open ? momentsCard(open) : { title: postWords.shareApp }));

  const count = (by: number) => open && tellOfPost(open.id, { comments: Math.max(0, open.comments + by) });
  const bar = open && (
    <TalkBar
      subject={{ kind: 'post', id: open.id }}
      likes={open.likes}
      liked={open.liked}
      onLike={() => like(open)}
      likeError={failed?.message}
      onSaid={(comment) => {
        comments.change((items) => [...items, comment]);
        // What is held counts nowhere yet.
        if (!comment.held) count(1);
      }}
    >
      <ShareButton className="talk-act" postId={open.id} />
    </TalkBar>
  );
  return (
    <ThingPage
      title={words.title}
      ground="sheet"
      of={of}
      also={comments.refresh}
      onReachBottom={comments.loadMore}
      skeleton={<Skeleton shape="post" count={1} />}
      gone={{ title: words.gone, text: words.goneText, action: { label: words.goneAct, onTap: toHome } }}
      foot={() => (single ? <Text className="post-page-guest">{words.guestLine}</Text> : bar)}
    >
      {(post) => (
        <>
          <Article post={post} />
          {showsSlip(post, signedIn) && <Slip post={post} onChanged={of.reload} />}
          <Rule kind="band" />
          {open ? (
            <Comments count={open.comments} pages={comments} onRemoved={({ held }) => !held && count(-1)} />
          ) : (
            <View className="gutter">
              <Text className="post-page-closed">{words.closed}</Text>
            </View>
          )}
        </>
      )}
    </ThingPage>
  );
}

const showsSlip = (post: PostView, signedIn: boolean) =>
  signedIn || post.seal !== null || post.decidedBy !== null;
