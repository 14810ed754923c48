import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { ConfirmSheet } from '../../../components/confirm-sheet';
import { Empty } from '../../../components/empty';
import { ListEnd } from '../../../components/list-end';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { Tabs } from '../../../components/tabs';
import { Windowed } from '../../../components/windowed';
import { useAction } from '../../../kernel/action';
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

/** All I ever wrote, by what became of it. */
export default function PostsPage() {
  const { params } = useRouter();
  const [tab, setTab] = useState<Tab>(() => tabIn(params.state));
  const [withdrawing, setWithdrawing] = useState<number | null>(null);
  const posts = usePages('post.mine', tab === 'all' ? {} : { state: tab });
  const unfinished = useUnfinishedPost();

  const withdraw = useAction(async () => {
    if (withdrawing === null) return;
    await call('post.withdraw', { id: withdrawing });
    setWithdrawing(null);
    await posts.refresh();
  });

  // The draft on this phone stands where drafts are looked for.
  const kept = tab === 'all' || tab === 'draft' ? unfinished : null;
  const none = posts.state === 'ready' && posts.items.length === 0 && kept === null;
  return (
    <Page
      title={WORDS.myPosts}
      under={<Tabs items={ITEMS} value={tab} onChange={setTab} label={WORDS.myPosts} />}
      onReachBottom={() => void posts.loadMore()}
      onPullDown={posts.refresh}
    >
      <StateView
        load={posts}
        skeleton={<Skeleton shape="post" count={3} />}
        kept={
          unfinished === null ? undefined : { text: unfinished, onTap: () => void go(routes.deed.publish()) }
        }
        empty={
          none && (
            <Empty
              title={WORDS.empty[tab]}
              text={WORDS.emptyText}
              action={{ label: WORDS.publish, onTap: () => void go(routes.deed.publish()) }}
            />
          )
        }
      >
        {() => (
          <>
            {kept !== null && <KeptPost text={kept} />}
            <Windowed items={posts.items} height={() => 160}>
              {(post) => <MyPost key={post.id} post={post} onWithdraw={() => setWithdrawing(post.id)} />}
            </Windowed>
            <ListEnd pages={posts} text={WORDS.end} />
          </>
        )}
      </StateView>
      {withdrawing !== null && (
        <ConfirmSheet
          title={WORDS.withdrawAsk}
          text={WORDS.withdrawText}
          yes={WORDS.withdrawDo}
          no={WORDS.keepWaiting}
          action={withdraw}
          onClose={() => setWithdrawing(null)}
        />
      )}
    </Page>
  );
}
