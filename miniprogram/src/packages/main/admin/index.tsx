import { Text, View } from '@tarojs/components';
import { useEffect } from 'react';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { ListPage } from '../../../components/list-page';
import { Num } from '../../../components/num';
import { Page } from '../../../components/page';
import { Section } from '../../../components/section';
import { tabBar } from '../../../components/tab-bar-state';
import { useCall, usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { useMe } from '../../../kernel/session';
import { Cases } from './cases';
import { DeskSkeleton } from './desk-skeleton';
import { type QueueItem, QueueRow } from './queue-row';
import { WORDS } from './words';
import './index.scss';

definePageConfig({
  navigationBarTitleText: '管理',
  enablePullDownRefresh: true,
});

export default function AdminPage() {
  const me = useMe();
  return (
    <>
      {me?.role === 'staff' || me?.role === 'admin' ? (
        <Desk unit={me.scope?.unit ?? ''} admin={me.role === 'admin'} />
      ) : (
        <Refused />
      )}
    </>
  );
}

/** Whoever has no business here is told so and led back. */
function Refused() {
  return (
    <Page tab="admin" big={WORDS.title}>
      <Empty
        title={WORDS.refusedTitle}
        text={WORDS.refusedText}
        action={{ label: WORDS.home, onTap: () => void go(routes.main.home()) }}
      />
    </Page>
  );
}

const isFree = (item: QueueItem) => !item.mine && !item.takenBy;

function Desk({ unit, admin }: { unit: string; admin: boolean }) {
  const count = useCall('review.count', {});
  const queue = usePages('review.queue', {});
  const { items } = queue;

  const waiting = count.data?.waiting;
  useEffect(() => {
    if (waiting !== undefined) tabBar.setWaiting(waiting);
  }, [waiting]);

  return (
    <ListPage
      tab="admin"
      big={WORDS.title}
      pages={queue}
      also={count.reload}
      skeleton={<DeskSkeleton />}
      wide
      head={
        <>
          <View className="admin-desk">
            <Text className="admin-unit t14 i2">{unit}</Text>
            <View className="admin-count">
              <Num value={waiting ?? items.length} size={56} />
              <Text className="admin-count-word">{WORDS.waiting}</Text>
            </View>
            <Text className="admin-today t14 i2">{WORDS.decidedToday(count.data?.decidedToday ?? 0)}</Text>
            {items.some(isFree) && (
              <Button block onTap={() => void go(routes.staff.review())}>
                {WORDS.start}
              </Button>
            )}
            {items.length > 0 && !items.some(isFree) && <Text className="t14 i2">{WORDS.allTaken}</Text>}
          </View>
          <Cases counts={count.data} admin={admin} />
          <Section title={WORDS.queue} note={items.length > 0 ? WORDS.oldestFirst : undefined}>
            {items.length === 0 && <View className="admin-none t15 i2">{WORDS.doneText}</View>}
          </Section>
        </>
      }
      item={(item) => (
        <View key={item.id} className="gutter">
          <QueueRow item={item} onOpen={() => void go(routes.staff.review(item.id))} />
        </View>
      )}
      end={items.length > 0 ? WORDS.end : ''}
    />
  );
}
