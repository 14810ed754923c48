import { View } from '@tarojs/components';
import Taro, { useDidShow } from '@tarojs/taro';
import { BOARDS } from '@jishan/shared/rules';
import { useState } from 'react';
import { Empty } from '../../../components/empty';
import { ListEnd } from '../../../components/list-end';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { Tabs } from '../../../components/tabs';
import { go, routes, takeParams } from '../../../kernel/routes';
import { useMe } from '../../../kernel/session';
import { useUnfinishedPost } from '../../../parts/post/draft';
import { useListShare } from '../../../parts/post/share';
import { type Scope, ScopeSwitch } from '../../../parts/scope/scope-switch';
import { words as scopeWords } from '../../../parts/scope/words';
import { Feed } from './feed';
import { type BoardTab, useFeed } from './use-feed';
import { words } from './words';
import './index.scss';

definePageConfig({
  navigationBarTitleText: '广场',
  enablePullDownRefresh: true,
  enableShareAppMessage: true,
  // About one post before the end: the next page is there before anybody waits for it.
  onReachBottomDistance: 600,
});

const TABS: { key: BoardTab; label: string }[] = [
  { key: 'all', label: words.all },
  ...BOARDS.map(({ code, title }) => ({ key: code, label: title })),
];

/** The notice board of the town: every public post, by board. */
export default function SquarePage() {
  const [board, setBoard] = useState<BoardTab>('all');
  const [scope, setScope] = useState<Scope>('town');
  const { pages, posts, kept } = useFeed(scope, board);
  const community = useMe()?.community?.name ?? scopeWords.community;
  const unfinished = useUnfinishedPost();
  useListShare(posts);

  const toTop = () => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
  const show = (key: BoardTab) => {
    setBoard(key);
    toTop();
  };
  useDidShow(() => {
    const wanted = takeParams(routes.main.square()).board;
    const tab = TABS.find(({ key }) => key === wanted);
    if (tab) show(tab.key);
  });

  const write = () => void go(routes.deed.publish(board === 'all' ? {} : { board }));
  return (
    <Page
      tab="square"
      big={words.title}
      under={<Tabs items={TABS} value={board} onChange={show} label={words.boards} />}
      onReachBottom={pages.loadMore}
      onPullDown={pages.refresh}
    >
      <ScopeSwitch
        community={community}
        value={scope}
        onChange={(next) => {
          setScope(next);
          toTop();
        }}
      />
      {kept.length > 0 ? (
        <View>
          <Notice
            kind="warn"
            className="square-kept"
            action={{ label: words.retry, onTap: () => void pages.reload() }}
          >
            {words.kept}
          </Notice>
          <Feed posts={kept} />
        </View>
      ) : (
        <StateView
          load={pages}
          skeleton={<Skeleton shape="post" />}
          empty={
            posts.length === 0 &&
            !pages.hasMore && (
              <Empty
                title={words.empty}
                text={words.emptyText(scope === 'town' ? scopeWords.town : community)}
                action={{ label: words.write, onTap: write }}
              />
            )
          }
          kept={
            unfinished === null
              ? undefined
              : { text: unfinished, onTap: () => void go(routes.deed.publish()) }
          }
        >
          {() => (
            <View>
              {pages.error && (
                <Notice kind="warn" className="square-kept">
                  {pages.error.message}
                </Notice>
              )}
              <Feed posts={posts} />
              <ListEnd pages={pages} text={words.end} />
            </View>
          )}
        </StateView>
      )}
    </Page>
  );
}
