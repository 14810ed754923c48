import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { Icon } from '../../../components/icon';
import { Notice } from '../../../components/notice';
import { Seal } from '../../../components/seal';
import { Sheet } from '../../../components/sheet';
import { useAction } from '../../../kernel/action';
import type { Reply } from '../../../kernel/call';
import { platform } from '../../../kernel/platform';
import { send } from '../../../kernel/send';
import { words } from './words';

interface Props {
  merchantId: number;
  seen: Reply<'counter.check'>;
  onSettled: () => void;
  onClose: () => void;
}

/** What was checked, and the one tap: sent again after a lost answer, it tells the truth. */
export function SettleSheet({ merchantId, seen, onSettled, onClose }: Props) {
  const [done, setDone] = useState<Reply<'counter.settle'> | null>(null);
  const settle = useAction(async () => {
    const settled = await send('counter.settle', { merchantId, ticket: seen.ticket });
    platform.vibrate();
    setDone(settled);
    onSettled();
  });
  const offline = settle.error?.code === 'OFFLINE';
  return (
    <Sheet
      open
      title={done ? words.done : words.takeTitle}
      onClose={onClose}
      foot={
        done ? (
          <Button block kind="line" onTap={onClose}>
            {words.next}
          </Button>
        ) : (
          <Button block loading={settle.busy} onTap={() => void settle.run()}>
            {words.settle}
          </Button>
        )
      }
    >
      {settle.error && (
        <Notice kind={offline ? 'warn' : 'error'}>{offline ? words.unsure : settle.error.message}</Notice>
      )}
      {done ? (
        <View className="counter-done">
          {done.points > 0 ? (
            <Seal text={words.done.slice(1)} points={done.points} size="l" press />
          ) : (
            <View className="counter-mark">
              <Icon name="check" size={28} />
            </View>
          )}
          <View className="t17">{words.doneNote[done.kind](done.holder)}</View>
          {done.price !== null && <View className="counter-take num">{words.take(done.price)}</View>}
        </View>
      ) : (
        <Seen seen={seen} />
      )}
    </Sheet>
  );
}

function Seen({ seen }: { seen: Reply<'counter.check'> }) {
  return (
    <View className="counter-seen">
      <View className="serif t22">{seen.title}</View>
      <View className="counter-take num">
        {seen.price === null ? words.takeCard : words.take(seen.price)}
      </View>
      {seen.listPrice !== null && <View className="t14 i3">{words.list(seen.listPrice)}</View>}
      {seen.lines.map((line) => (
        <View key={line} className="t15">
          {line}
        </View>
      ))}
      <View className="counter-fact t15">
        <Text className="i3">{words.holder}</Text>
        <Text>{seen.holder}</Text>
      </View>
      {seen.points > 0 && (
        <View className="counter-fact t15">
          <Text className="i3">{words.points}</Text>
          <Text>{words.pointsText(seen.points)}</Text>
        </View>
      )}
    </View>
  );
}
