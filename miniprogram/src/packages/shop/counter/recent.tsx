import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { AskSheet } from '../../../components/ask-sheet';
import { Button } from '../../../components/button';
import { ListEnd } from '../../../components/list-end';
import { Section } from '../../../components/section';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import type { Reply } from '../../../kernel/call';
import { withOne } from '../../../kernel/lists';
import type { Pages } from '../../../kernel/load';
import { send } from '../../../kernel/send';
import { ago } from '../../../kernel/time';
import { words } from './words';

type Settled = Reply<'counter.recent'>['items'][number];

/** What was settled here lately; the newest can still be undone. */
export function Recent({ merchantId, pages }: { merchantId: number; pages: Pages<Settled> }) {
  const [undoing, setUndoing] = useState<Settled | null>(null);
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
        <AskSheet
          title={words.undoTitle}
          text={words.undoText[undoing.kind]}
          words={{ label: words.reason, max: LIMITS.reasonChars }}
          yes={words.undoDo}
          onYes={async (reason) => {
            const { kind, id } = undoing;
            pages.change(withOne(await send('counter.undo', { merchantId, kind, id, reason })));
          }}
          onClose={() => setUndoing(null)}
        />
      )}
    </Section>
  );
}
