import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { ListEnd } from '../../components/list-end';
import { Notice } from '../../components/notice';
import { Section } from '../../components/section';
import { Sheet } from '../../components/sheet';
import { Skeleton } from '../../components/skeleton';
import { StateView } from '../../components/state-view';
import { LIMITS } from '@jishan/shared/limits';
import { useAction } from '../../kernel/action';
import { call, type Reply } from '../../kernel/call';
import { newKey } from '../../kernel/key';
import type { Pages } from '../../kernel/load';
import { ago } from '../../kernel/time';
import { words } from './words';

type Settled = Reply<'counter.recent'>['items'][number];

/** What was settled here lately; the newest can still be undone. */
export function Recent({ merchantId, pages }: { merchantId: number; pages: Pages<Settled> }) {
  const [undoing, setUndoing] = useState<Settled | null>(null);
  const put = (after: Settled) =>
    pages.change((items) => items.map((item) => (item.id === after.id ? after : item)));
  return (
    <Section title={words.recent}>
      <StateView
        load={pages}
        skeleton={<Skeleton shape="row" count={3} />}
        empty={pages.items.length === 0 && <View className="t15 i3 counter-none">{words.none}</View>}
      >
        {() => (
          <>
            {pages.items.map((item) => (
              <View key={item.id} className="counter-row">
                <View className="grow">
                  <View className="t17">{`${item.title}，${item.holder}`}</View>
                  <View className="t14 i3">{words.by(item.clerk, ago(item.at))}</View>
                </View>
                {item.undone ? (
                  <Text className="t14 i3">{words.undone}</Text>
                ) : item.undoUntil !== null ? (
                  <Button kind="soft" small onTap={() => setUndoing(item)}>
                    {words.undo}
                  </Button>
                ) : (
                  <Text className="t14 done">{words.done}</Text>
                )}
              </View>
            ))}
            <ListEnd pages={pages} text={words.end} />
          </>
        )}
      </StateView>
      {undoing && (
        <UndoSheet
          merchantId={merchantId}
          item={undoing}
          onDone={(after) => {
            put(after);
            setUndoing(null);
          }}
          onClose={() => setUndoing(null)}
        />
      )}
    </Section>
  );
}

interface UndoProps {
  merchantId: number;
  item: Settled;
  onDone: (after: Settled) => void;
  onClose: () => void;
}

function UndoSheet({ merchantId, item, onDone, onClose }: UndoProps) {
  const [key] = useState(newKey);
  const [reason, setReason] = useState('');
  const undo = useAction(async () =>
    onDone(await call('counter.undo', { merchantId, kind: item.kind, id: item.id, reason }, { key })),
  );
  return (
    <Sheet
      open
      title={words.undoTitle}
      onClose={onClose}
      foot={
        <Button block loading={undo.busy} disabled={reason.trim() === ''} onTap={() => void undo.run()}>
          {words.undoDo}
        </Button>
      }
    >
      {undo.error && <Notice kind="error">{undo.error.message}</Notice>}
      <View className="t15 i2">{words.undoText[item.kind]}</View>
      <Field
        label={words.reason}
        value={reason}
        onInput={setReason}
        multiline
        max={LIMITS.reasonChars}
        focus
      />
    </Sheet>
  );
}
