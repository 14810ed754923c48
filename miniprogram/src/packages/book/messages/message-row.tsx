import { messageKind } from '@jishan/shared/messages';
import { Text, View } from '@tarojs/components';
import { a11y } from '../../../components/a11y';
import { Avatar } from '../../../components/avatar';
import { Button } from '../../../components/button';
import { cx } from '../../../components/cx';
import { Icon } from '../../../components/icon';
import { Seal } from '../../../components/seal';
import { Tap } from '../../../components/tap';
import { go } from '../../../kernel/routes';
import { timeOfDay } from '../../../kernel/time';
import { actsOf, iconOf, leadOf, type Message } from './kinds';
import { words } from './words';

interface Props {
  message: Message;
  /** It was opened, or one of its buttons was tapped. */
  onOpen: (message: Message) => void;
}

/** An opening quotation mark has its ink in its right half: it hangs out, so that the words stand in line. */
const hangs = (text: string) => text.startsWith('“');

/** One letter: who or what it is from, the news, and what can be done about it. */
export function MessageRow({ message, onOpen }: Props) {
  const { kind, title, text, at, unread } = message;
  const name = title ?? messageKind(kind)?.label ?? words.news;
  const lead = leadOf(message);
  const acts = actsOf(message);
  const open = (to: string | null) => {
    onOpen(message);
    if (to !== null) void go(to);
  };
  return (
    <View className={cx('message', unread && 'message-new')}>
      <Tap
        className="message-open"
        role={lead === null ? 'button' : 'link'}
        onTap={lead === null && !unread ? undefined : () => open(lead)}
      >
        {unread && <View className="message-dot" {...a11y({ role: 'img', label: words.unread })} />}
        <View className="message-lead">
          <Lead message={message} />
        </View>
        <View className="message-main">
          <View className="message-head">
            <Text className={cx('message-title', hangs(name) && 'message-hang')}>{name}</Text>
            <Text className="message-time">{timeOfDay(at)}</Text>
          </View>
          <Text className={cx('message-text', hangs(text) && 'message-hang')}>{text}</Text>
        </View>
      </Tap>
      {acts.length > 0 && (
        <View className="message-acts">
          {acts.map(({ label, to }, index) => (
            <Button key={label} kind={index === 0 ? 'line' : 'soft'} small onTap={() => open(to)}>
              {label}
            </Button>
          ))}
        </View>
      )}
    </View>
  );
}

/** The rule's seal, outlined until its points are there; the neighbour; else a sign of what it is about. */
function Lead({ message: { kind, seal, from } }: { message: Message }) {
  if (seal) return <Seal {...seal} size="s" wait={kind !== 'credited'} />;
  if (from) return <Avatar name={from.avatar} />;
  return (
    <View className="message-icon">
      <Icon name={iconOf(kind)} />
    </View>
  );
}
