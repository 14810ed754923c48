import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import type { EmptyProps } from '../../components/empty';
import { ListPage } from '../../components/list-page';
import type { Pages } from '../../kernel/load';
import { go } from '../../kernel/routes';
import { useParamId } from '../../kernel/thing';
import { CasePage, type Ends } from './case-page';
import type { Case } from './next';
import { WORDS } from './words';
import './cases.scss';

interface CasesPageProps<T> {
  /** Of the list, and of one. */
  title: string;
  oneTitle: string;
  none: Omit<EmptyProps, 'art'>;
  pages: Pages<T>;
  row: (item: T, onTap: () => void) => ReactNode;
  /** Where one of them is opened. */
  route: (id: number) => string;
  children: (item: T, ends: Ends) => ReactNode;
}

/** All cases of one kind that wait, oldest first; opened with the number of one, that one and then the next. */
export function CasesPage<T extends Case>(props: CasesPageProps<T>) {
  const { title, oneTitle, none, pages, row, route, children } = props;
  const id = useParamId();
  if (id !== null)
    return (
      <CasePage title={oneTitle} pages={pages} firstId={id}>
        {children}
      </CasePage>
    );
  return (
    <ListPage
      title={title}
      pages={pages}
      empty={none}
      end={WORDS.end}
      head={
        <View className="case-queue">
          <Text className="t14 i3">{WORDS.oldestFirst}</Text>
        </View>
      }
      item={(item) => row(item, () => void go(route(item.id)))}
    />
  );
}
