import { MOST_UNREAD } from '@jishan/shared/messages';
import { Text, View } from '@tarojs/components';
import { Fragment, useEffect } from 'react';
import { a11y } from '../../../components/a11y';
import { ListPage } from '../../../components/list-page';
import { Skeleton } from '../../../components/skeleton';
import { tabBar } from '../../../components/tab-bar-state';
import { Tap } from '../../../components/tap';
import { useAction } from '../../../kernel/action';
import { call } from '../../../kernel/call';
import { useCall, usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { dayName } from './day';
import type { Message } from './kinds';
import { MessageRow } from './message-row';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '消息', enablePullDownRefresh: true });

const toHome = () => void go(routes.main.home());

/** What I should know, a day under the other. One is read once it was opened, all when one says so. */
export default function MessagesPage() {
  const pages = usePages('message.list', {});
  const count = useCall('message.unread', {});
  const unread = count.data?.unread ?? 0;
  const known = count.data !== null;
  useEffect(() => {
    if (known) tabBar.setUnread(unread);
  }, [known, unread]);

  const open = ({ id, unread: isNew }: Message) => {
    if (!isNew) return;
    pages.change((items) => items.map((item) => (item.id === id ? { ...item, unread: false } : item)));
    // Only a courtesy: unsent, it is new again the next time.
    call('message.open', { id }).catch(() => undefined);
  };
  const newest = pages.items[0]?.id;
  const readAll = useAction(async () => {
    if (newest === undefined) return;
    await call('message.read', { upTo: newest });
    pages.change((items) => items.map((item) => ({ ...item, unread: false })));
  });

  return (
    <ListPage
      title={words.title}
      pages={pages}
      also={count.reload}
      problem={readAll.error}
      skeleton={<Skeleton shape="row" count={6} />}
      empty={{ title: words.empty, text: words.emptyText, action: { label: words.toHome, onTap: toHome } }}
      end={words.end}
      head={<Head unread={unread} busy={readAll.busy} onReadAll={() => void readAll.run()} />}
      item={(message, index) => {
        const before = pages.items[index - 1];
        const day = dayName(message.at);
        return (
          <Fragment key={message.id}>
            {(!before || dayName(before.at) !== day) && (
              <View className="message-day" {...a11y({ role: 'heading', level: 2 })}>
                {day}
              </View>
            )}
            <MessageRow message={message} onOpen={open} />
          </Fragment>
        );
      }}
    />
  );
}

function Head({ unread, busy, onReadAll }: { unread: number; busy: boolean; onReadAll: () => void }) {
  return (
    <View className="messages-head">
      {unread > 0 ? (
        <View>
          <Text>{words.left[0]}</Text>
          <Text className="messages-count num">{unread < MOST_UNREAD ? unread : words.more}</Text>
          <Text>{words.left[1]}</Text>
        </View>
      ) : (
        <Text>{words.allRead}</Text>
      )}
      {unread > 0 ? (
        <Tap className="messages-act" disabled={busy} onTap={onReadAll}>
          {words.readAll}
        </Tap>
      ) : (
        <Tap className="messages-act" role="link" onTap={() => void go(routes.mine.messageSettings())}>
          {words.settings}
        </Tap>
      )}
    </View>
  );
}
