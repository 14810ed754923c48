import Taro, { useDidShow } from '@tarojs/taro';
import { BOARDS } from '@jishan/shared/rules';
import { useState } from 'react';
import { Late } from '../../../components/late';
import { ListPage } from '../../../components/list-page';
import { Notice } from '../../../components/notice';
import { Skeleton } from '../../../components/skeleton';
import { go, routes, takeParams } from '../../../kernel/routes';
import { useMe } from '../../../kernel/session';
import { useUnfinishedPost } from '../../../parts/post/draft';
import { PostCard } from '../../../parts/post/post-card';
import { useListShare } from '../../../parts/post/share';
import type { PostCardView } from '../../../parts/post/types';
import { useLike } from '../../../parts/post/use-like';
import { type Scope, ScopeSwitch } from '../../../parts/scope/scope-switch';
import { words as scopeWords } from '../../../parts/scope/words';
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
  const { pages, isKept } = useFeed(scope, board);
  const community = useMe()?.community?.name ?? scopeWords.community;
  const unfinished = useUnfinishedPost();
  useListShare(pages.items);

  useDidShow(() => {
    const wanted = takeParams(routes.main.square()).board;
    const tab = TABS.find(({ key }) => key === wanted);
    if (!tab) return;
    setBoard(tab.key);
    toTop();
  });
  const { like, failed } = useLike();

  const write = () => void go(routes.deed.publish(board === 'all' ? {} : { board }));
  return (
    <ListPage
      tab="square"
      big={words.title}
      tabs={{ items: TABS, value: board, onChange: setBoard, label: words.boards }}
      pages={pages}
      lead={
        <>
          <ScopeSwitch
            community={community}
            value={scope}
            onChange={(next) => {
              setScope(next);
              toTop();
            }}
          />
          <Late>
            {isKept && (
              <Notice
                kind="warn"
                className="square-kept"
                action={{ label: words.retry, onTap: () => void pages.reload() }}
              >
                {words.kept}
              </Notice>
            )}
          </Late>
        </>
      }
      skeleton={<Skeleton shape="post" />}
      empty={{
        title: words.empty,
        text: words.emptyText(scope === 'town' ? scopeWords.town : community),
        action: { label: words.write, onTap: write },
      }}
      kept={
        unfinished === null ? undefined : { text: unfinished, onTap: () => void go(routes.deed.publish()) }
      }
      wide
      height={roughHeight}
      item={(post) => (
        <PostCard
          key={post.id}
          post={post}
          onLike={like}
          likeError={failed?.id === post.id ? failed.message : undefined}
        />
      )}
      end={isKept ? '' : words.end}
    />
  );
}

const toTop = () => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
/** In px, before it has been drawn. */
const roughHeight = ({ photos }: PostCardView) => (photos.length > 0 ? 480 : 240);
