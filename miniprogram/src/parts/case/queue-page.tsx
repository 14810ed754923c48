import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Empty } from '../../components/empty';
import { ListEnd } from '../../components/list-end';
import { Page } from '../../components/page';
import { Skeleton } from '../../components/skeleton';
import { StateView } from '../../components/state-view';
import { type Pages } from '../../kernel/load';
import { WORDS } from './words';
import './cases.scss';

interface QueuePageProps<T> {
  title: string;
  none: { title: string; text: string };
  pages: Pages<T>;
  row: (item: T) => ReactNode;
}

/** All cases of one kind that wait, oldest first. */
export function QueuePage<T>({ title, none, pages, row }: QueuePageProps<T>) {
  return (
    <Page title={title} onReachBottom={() => void pages.loadMore()}>
      <StateView
        load={pages}
        skeleton={<Skeleton shape="row" count={6} />}
        empty={pages.state === 'ready' && pages.items.length === 0 && <Empty {...none} />}
      >
        {() => (
          <>
            <View className="case-queue">
              <Text className="t14 i3">{WORDS.oldestFirst}</Text>
              {pages.items.map(row)}
            </View>
            <ListEnd pages={pages} text={WORDS.end} />
          </>
        )}
      </StateView>
    </Page>
  );
}
