import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { AskSheet } from '../../../components/ask-sheet';
import { ListPage } from '../../../components/list-page';
import { Skeleton } from '../../../components/skeleton';
import { call } from '../../../kernel/call';
import { usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { useUnfinishedPost } from '../../../parts/post/draft';
import { KeptPost, MyPost } from './my-post';
import { WORDS } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '我的动态', enablePullDownRefresh: true });

const TABS = ['all', 'pending', 'approved', 'rejected', 'draft'] as const;
type Tab = (typeof TABS)[number];
const ITEMS = TABS.map((key) => ({ key, label: WORDS.tabs[key] }));

const tabIn = (text: string | undefined): Tab => TABS.find((tab) => tab === text) ?? 'all';

const publish = () => void go(routes.deed.publish());

/** Of one of them, in px, before it has been drawn. */
const ROUGH_HEIGHT = 160;

/** All I ever wrote, by what became of it. */
export default function PostsPage() {
  const { params } = useRouter();
  const [tab, setTab] = useState<Tab>(() => tabIn(params.state));
  const [withdrawing, setWithdrawing] = useState<number | null>(null);
  const posts = usePages('post.mine', tab === 'all' ? {} : { state: tab });
  const unfinished = useUnfinishedPost();

  // The draft on this phone stands where drafts are looked for.
  const kept = tab === 'all' || tab === 'draft' ? unfinished : null;
  return (
    <ListPage
      title={WORDS.myPosts}
      tabs={{ items: ITEMS, value: tab, onChange: setTab, label: WORDS.myPosts }}
      pages={posts}
      wide
      skeleton={<Skeleton shape="post" count={3} />}
      kept={unfinished === null ? undefined : { text: unfinished, onTap: publish }}
      head={kept !== null && <KeptPost text={kept} />}
      isFull={kept !== null}
      empty={{
        title: WORDS.empty[tab],
        text: WORDS.emptyText,
        action: { label: WORDS.publish, onTap: publish },
      }}
      end={WORDS.end}
      height={() => ROUGH_HEIGHT}
      item={(post) => <MyPost key={post.id} post={post} onWithdraw={() => setWithdrawing(post.id)} />}
    >
      {withdrawing !== null && (
        <AskSheet
          title={WORDS.withdrawAsk}
          text={WORDS.withdrawText}
          yes={WORDS.withdrawDo}
          no={WORDS.keepWaiting}
          onYes={() => call('post.withdraw', { id: withdrawing }).then(posts.refresh)}
          onClose={() => setWithdrawing(null)}
        />
      )}
    </ListPage>
  );
}
