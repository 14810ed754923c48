import { Text, View } from '@tarojs/components';
import { useRouter, useShareAppMessage, useShareTimeline } from '@tarojs/taro';
import { Empty } from '../../../components/empty';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Rule } from '../../../components/rule';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { useCall, usePages } from '../../../kernel/load';
import { platform } from '../../../kernel/platform';
import { go, routes } from '../../../kernel/routes';
import { useSession } from '../../../kernel/session';
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
  enableShareAppMessage: true,
  enableShareTimeline: true,
  singlePage: { navigationBarFit: 'squeezed' },
});

/** One post with all that was said. A guest from Moments reads it too: then there is nothing here to sign in for. */
export default function PostPage() {
  const id = Number(useRouter().params.id);
  const known = Number.isSafeInteger(id) && id > 0;
  const load = useCall('post.get', known ? { id } : null);
  const post = load.data;
  const subject = { kind: 'post', id };
  const isPublic = post?.state === 'approved';
  const comments = usePages('comment.list', isPublic ? { subject } : null);
  const { like, failed } = useLike();
  const { signedIn } = useSession();
  const single = platform.singlePage();

  usePostNews((changed, part) => {
    if (changed === id) load.change((before) => ({ ...before, ...part }));
  });
  useShareAppMessage(() => (post ? chatCard(post) : { title: postWords.shareApp, path: routes.main.home() }));
  useShareTimeline(() => (post ? momentsCard(post) : { title: postWords.shareApp }));

  if (!known || load.error?.code === 'NOT_FOUND') return <Gone single={single} />;

  const count = (by: number) => tellOfPost(id, { comments: Math.max(0, (post?.comments ?? 0) + by) });
  return (
    <Page
      title={words.title}
      ground="sheet"
      foot={
        single ? (
          <Text className="post-page-guest">{words.guestLine}</Text>
        ) : (
          post &&
          isPublic && (
            <TalkBar
              subject={subject}
              likes={post.likes}
              liked={post.liked}
              onLike={() => like(post)}
              likeError={failed?.message}
              onSaid={(comment) => {
                comments.change((items) => [...items, comment]);
                count(1);
              }}
            >
              <ShareButton className="talk-act" postId={post.id} />
            </TalkBar>
          )
        )
      }
      onReachBottom={comments.loadMore}
    >
      <StateView load={load} skeleton={<Skeleton shape="post" count={1} />}>
        {() =>
          post && (
            <>
              {load.error && <Notice kind="warn">{load.error.message}</Notice>}
              <Article post={post} />
              {showsSlip(post, signedIn) && <Slip post={post} onChanged={load.reload} />}
              <Rule kind="band" />
              {isPublic ? (
                <Comments count={post.comments} pages={comments} onRemoved={() => count(-1)} />
              ) : (
                <View className="gutter">
                  <Text className="post-page-closed">{words.closed}</Text>
                </View>
              )}
            </>
          )
        }
      </StateView>
    </Page>
  );
}

const showsSlip = (post: PostView, signedIn: boolean) =>
  signedIn || post.seal !== null || post.decidedBy !== null;

function Gone({ single }: { single: boolean }) {
  const { title, text, action } = words.gone;
  return (
    <Page title={words.title}>
      <Empty
        title={title}
        text={text}
        action={single ? undefined : { label: action, onTap: () => void go(routes.main.home()) }}
      />
    </Page>
  );
}
