import { Text, View } from '@tarojs/components';
import { useRouter, useShareAppMessage, useShareTimeline } from '@tarojs/taro';
import { Empty } from '../../components/empty';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { Rule } from '../../components/rule';
import { Skeleton } from '../../components/skeleton';
import { StateView } from '../../components/state-view';
import { useCall, usePages } from '../../kernel/load';
import { platform } from '../../kernel/platform';
import { go, routes } from '../../kernel/routes';
import { useMe, useSession } from '../../kernel/session';
import { tellOfPost, usePostNews } from './news';
import { Article } from './parts/article';
import { Comments } from './parts/comments';
import { Slip } from './parts/slip';
import { TalkBar } from './parts/talk-bar';
import { chatCard, momentsCard } from './share';
import type { PostView } from './types';
import { useLike } from './use-like';
import { words } from './words';
import './page.scss';

/** One post with all that was said. A guest from Moments reads it too: then there is nothing here to sign in for. */
export default function PostPage() {
  const id = Number(useRouter().params.id);
  const known = Number.isSafeInteger(id) && id > 0;
  const load = useCall('post.get', known ? { id } : null);
  const post = load.data;
  const isPublic = post?.state === 'approved';
  const comments = usePages('comment.list', isPublic ? { postId: id } : null);
  const { like, failed } = useLike();
  const { signedIn } = useSession();
  const me = useMe();
  const single = platform.singlePage();

  usePostNews((changed, part) => {
    if (changed === id) load.change((before) => ({ ...before, ...part }));
  });
  useShareAppMessage(() => (post ? chatCard(post) : { title: words.shareApp, path: routes.home() }));
  useShareTimeline(() => (post ? momentsCard(post) : { title: words.shareApp }));

  if (!known || load.error?.code === 'NOT_FOUND') return <Gone single={single} />;

  const said: Parameters<typeof TalkBar>[0]['onSaid'] = (comment) => {
    comments.change((items) => [...items, comment]);
    tellOfPost(id, { comments: (post?.comments ?? 0) + 1 });
  };
  return (
    <Page
      title={words.title}
      ground="sheet"
      foot={
        single ? (
          <Text className="post-page-guest">{words.guestLine}</Text>
        ) : (
          post && isPublic && <TalkBar post={post} onLike={like} likeError={failed?.message} onSaid={said} />
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
                <Comments post={post} pages={comments} mayRemoveAll={post.can.hide && Boolean(me?.scope)} />
              ) : (
                <View className="gutter">
                  <Text className="post-page-closed">{words.comments.closed}</Text>
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
        action={single ? undefined : { label: action, onTap: () => void go(routes.home()) }}
      />
    </Page>
  );
}
