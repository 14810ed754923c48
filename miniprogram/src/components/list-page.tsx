import { View } from '@tarojs/components';
import Taro from '@tarojs/taro';
import type { ReactNode } from 'react';
import type { CallError } from '../kernel/call';
import type { Pages } from '../kernel/load';
import type { KeptDraft } from './blank';
import { Empty, type EmptyProps } from './empty';
import { Late } from './late';
import { ListEnd } from './list-end';
import { Notice } from './notice';
import { Page, type PageProps } from './page';
import { Skeleton } from './skeleton';
import { StateView } from './state-view';
import { Tabs, type TabsProps } from './tabs';
import { Windowed } from './windowed';
import './list-page.scss';

interface ListPageProps<T, K extends string> extends Omit<
  PageProps,
  'under' | 'onReachBottom' | 'onPullDown' | 'children'
> {
  pages: Pages<T>;
  /** One line of it, with its key. */
  item: (item: T, index: number) => ReactNode;
  /** How high a line is, roughly, in px: of a list of high ones only what is near the screen is drawn. */
  height?: (item: T) => number;
  tabs?: TabsProps<K>;
  /** Above the list in each of its states: what it is about, what it is narrowed by. */
  lead?: ReactNode;
  /** Above its lines, once they are there. */
  head?: ReactNode;
  /** Without it, it always has something to show. */
  empty?: Omit<EmptyProps, 'art'>;
  /** There is something to see beside the list: it is not empty though it has no line. */
  isFull?: boolean;
  skeleton?: ReactNode;
  /** Said at its end. */
  end?: string;
  /** Its lines reach from edge to edge. */
  wide?: boolean;
  kept?: KeptDraft;
  /** What was done just now. */
  told?: string | null;
  /** What could not be done just now. */
  problem?: CallError | null;
  /** What else a pull asks for. */
  also?: () => Promise<unknown>;
  /** The sheets that it opens. */
  children?: ReactNode;
}

/**
 * A list that grows: it can be pulled, keeps its place, says what failed beside what is there, and is empty only when there is
 * no more. Its page needs `enablePullDownRefresh`.
 */
export function ListPage<T, K extends string = string>(props: ListPageProps<T, K>) {
  const { pages, item, height, tabs, lead, head, empty, isFull, skeleton, end, wide, kept, told, problem } =
    props;
  const { also, children, ...page } = props;
  const pull = async () => {
    await Promise.all([pages.refresh(), also?.()]);
  };
  return (
    <Page
      {...page}
      under={tabs && <Tabs {...tabs} onChange={fromTheTop(tabs.onChange)} />}
      onReachBottom={pages.loadMore}
      onPullDown={pull}
    >
      <Late>
        {told && (
          <Notice kind="done" className="list-page-told">
            {told}
          </Notice>
        )}
        {problem && (
          <Notice kind="error" className="list-page-told">
            {problem.message}
          </Notice>
        )}
      </Late>
      {lead}
      <StateView
        load={pages}
        skeleton={skeleton ?? <Skeleton shape="row" count={5} />}
        kept={kept}
        empty={empty && !isFull && pages.items.length === 0 && <Empty {...empty} />}
      >
        {() => (
          <View className={wide ? undefined : 'gutter'}>
            {head}
            {height ? (
              <Windowed items={pages.items} height={height}>
                {item}
              </Windowed>
            ) : (
              pages.items.map(item)
            )}
            <ListEnd pages={pages} text={end} />
          </View>
        )}
      </StateView>
      {children}
    </Page>
  );
}

/** Another tab is another list: it begins at its top. */
const fromTheTop =
  <K extends string>(onChange: (key: K) => void) =>
  (key: K) => {
    onChange(key);
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
  };
