import { Text, View } from '@tarojs/components';
import { useEffect } from 'react';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { ListEnd } from '../../../components/list-end';
import { Num } from '../../../components/num';
import { Page } from '../../../components/page';
import { Section } from '../../../components/section';
import { StateView } from '../../../components/state-view';
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

  const waiting = count.data?.waiting;
  useEffect(() => {
    if (waiting !== undefined) tabBar.setWaiting(waiting);
  }, [waiting]);

  const none = queue.state === 'ready' && queue.items.length === 0;
  return (
    <Page
      tab="admin"
      big={WORDS.title}
      onReachBottom={() => void queue.loadMore()}
      onPullDown={async () => {
        await Promise.all([queue.refresh(), count.reload()]);
      }}
    >
      <StateView load={queue} skeleton={<DeskSkeleton />}>
        {() => (
          <>
            <View className="admin-desk">
              <Text className="admin-unit t14 i2">{unit}</Text>
              <View className="admin-count">
                <Num value={count.data?.waiting ?? queue.items.length} size={56} />
                <Text className="admin-count-word">{WORDS.waiting}</Text>
              </View>
              <Text className="admin-today t14 i2">{WORDS.decidedToday(count.data?.decidedToday ?? 0)}</Text>
              {queue.items.some(isFree) && (
                <Button block onTap={() => void go(routes.staff.review())}>
                  {WORDS.start}
                </Button>
              )}
              {!queue.items.some(isFree) && !none && <Text className="t14 i2">{WORDS.allTaken}</Text>}
            </View>
            <Cases counts={count.data} admin={admin} />
            {none ? (
              <Empty title={WORDS.doneTitle} text={WORDS.doneText} />
            ) : (
              <>
                <Section title={WORDS.queue} note={WORDS.oldestFirst}>
                  {queue.items.map((item) => (
                    <QueueRow
                      key={item.id}
                      item={item}
                      onOpen={() => void go(routes.staff.review(item.id))}
                    />
                  ))}
                </Section>
                <ListEnd pages={queue} text={WORDS.end} />
              </>
            )}
          </>
        )}
      </StateView>
    </Page>
  );
}
