import { Empty } from '../../../components/empty';
import { ListPage } from '../../../components/list-page';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { useMe } from '../../../kernel/session';
import { useParamId, useThing } from '../../../kernel/thing';
import { PostCard } from '../../../parts/post/post-card';
import { usePostNews, withNews } from '../../../parts/post/post-news';
import { useLike } from '../../../parts/post/use-like';
import { PersonHead } from './head';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '邻居', enablePullDownRefresh: true });

const toHome = () => void go(routes.main.home());
/** Of a post, in px, before it has been drawn. */
const ROUGH_HEIGHT = 320;

/** What everybody of the town may know of somebody: name, community, honour, and the good deeds that they have shown. */
export default function PersonPage() {
  const id = useParamId();
  const of = useThing('resident.profile', id, (userId) => ({ userId }));
  const pages = usePages('post.ofAuthor', id === null ? null : { userId: id });
  const { like, failed } = useLike();
  const me = useMe();
  usePostNews((post, part) => pages.change(withNews(post, part)));

  if (of.gone)
    return (
      <Page title={words.title}>
        <Empty title={words.gone} text={words.goneText} action={{ label: words.goneAct, onTap: toHome }} />
      </Page>
    );
  return (
    <ListPage
      title={words.title}
      pages={pages}
      also={of.reload}
      lead={of.data && <PersonHead person={of.data} own={of.data.id === me?.id} />}
      skeleton={<Skeleton shape="post" count={2} />}
      wide
      height={() => ROUGH_HEIGHT}
      item={(post) => (
        <PostCard
          key={post.id}
          post={post}
          onLike={like}
          likeError={failed?.id === post.id ? failed.message : undefined}
        />
      )}
      end={pages.items.length > 0 ? words.end : ''}
    />
  );
}
