import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Empty, type EmptyProps } from '../../components/empty';
import { ListPage } from '../../components/list-page';
import { Page } from '../../components/page';
import { Row } from '../../components/row';
import type { Pages } from '../../kernel/load';
import { words } from './holders-words';

interface Props<T> {
  pages: Pages<T>;
  /** Names that are not for who asks: why, and the way back. */
  hidden: Omit<EmptyProps, 'art'> | null;
  card: { title: string; about: ReactNode } | null;
  /** Above the names. */
  lead?: ReactNode;
  empty: Omit<EmptyProps, 'art'>;
  row: (holder: T) => { name: string; note: ReactNode; used: number };
}

/** Who has one card. */
export function HoldersPage<T>({ pages, hidden, card, lead, empty, row }: Props<T>) {
  if (hidden)
    return (
      <Page title={words.title}>
        <Empty {...hidden} />
      </Page>
    );
  return (
    <ListPage
      title={words.title}
      pages={pages}
      lead={
        <>
          {card && (
            <View className="gutter list-lead">
              <View className="serif t22">{card.title}</View>
              <View className="t15 i2">{card.about}</View>
            </View>
          )}
          {lead}
        </>
      }
      empty={empty}
      end={words.end}
      item={(holder, index) => {
        const { name, note, used } = row(holder);
        // A shop is told no number of the person: the place in the list is all there is to tell them apart.
        return <Row key={index} title={name} note={note} value={words.used(used)} />;
      }}
    />
  );
}
