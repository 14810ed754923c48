import { Text, View } from '@tarojs/components';
import type { MessageKind } from '@jishan/shared/kinds';
import { useEffect } from 'react';
import { a11y } from '../../../components/a11y';
import { Icon, type IconName } from '../../../components/icon';
import { ListPage } from '../../../components/list-page';
import { Row } from '../../../components/row';
import { Skeleton } from '../../../components/skeleton';
import { call, type Reply } from '../../../kernel/call';
import { usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { ago } from '../../../kernel/time';
import { leadOf } from './lead';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '消息', enablePullDownRefresh: true });

type Message = Reply<'message.list'>['items'][number];

const ICONS: Readonly<Record<string, IconName>> = {
  expiry: 'clock',
  objection: 'flag',
  appeal: 'flag',
  deduction: 'points',
  adjustment: 'points',
  household: 'family',
  shop: 'shop',
  shop_order: 'shop',
  voucher: 'ticket',
  order: 'gift',
  card: 'card',
  fund: 'care',
  check: 'shield',
} satisfies Record<MessageKind, IconName>;

const toHome = () => void go(routes.main.home());

/** What I should know. What has been shown counts as read; its dots stay until the page is opened again. */
export default function MessagesPage() {
  const pages = usePages('message.list', {});
  const newest = pages.items.find(({ unread }) => unread)?.id;
  useEffect(() => {
    // Only a courtesy: unsent, the dots are there again the next time.
    if (newest !== undefined) call('message.read', { upTo: newest }).catch(() => undefined);
  }, [newest]);

  return (
    <ListPage
      title={words.title}
      pages={pages}
      skeleton={<Skeleton shape="row" count={6} />}
      empty={{ title: words.empty, text: words.emptyText, action: { label: words.toHome, onTap: toHome } }}
      end={words.end}
      item={(message) => <MessageRow key={message.id} message={message} />}
    />
  );
}

function MessageRow({ message }: { message: Message }) {
  const { kind, text, at, unread } = message;
  const lead = leadOf(message);
  return (
    <Row
      className="message"
      lead={
        <View className="message-icon">
          <Icon name={ICONS[kind] ?? 'bell'} />
          {unread && <View className="message-dot" {...a11y({ role: 'img', label: words.unread })} />}
        </View>
      }
      title={<Text className="message-text">{text}</Text>}
      note={ago(at)}
      onTap={lead === null ? undefined : () => void go(lead)}
    />
  );
}
