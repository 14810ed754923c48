import { View } from '@tarojs/components';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { AskSheet } from '../../../components/ask-sheet';
import { Button } from '../../../components/button';
import { Late } from '../../../components/late';
import { Section } from '../../../components/section';
import type { Reply } from '../../../kernel/call';
import { usePages } from '../../../kernel/load';
import { send } from '../../../kernel/send';
import { dateOf } from '../../../kernel/time';
import { words as shopWords } from '../../../parts/shop/desk-words';
import { words } from './words';

type Appeal = Reply<'merchant.appeals'>['items'][number];

/** Appeals against suspensions: decided by somebody else than who suspended. */
export function Appeals({ onDecided }: { onDecided: () => void }) {
  const pages = usePages('merchant.appeals', {});
  if (pages.items.length === 0) return <Late />;
  return (
    <Late>
      <Section title={words.appealTitle}>
        {pages.items.map((appeal) => (
          <OneAppeal
            key={appeal.id}
            appeal={appeal}
            onDecided={() => {
              void pages.refresh();
              onDecided();
            }}
          />
        ))}
      </Section>
    </Late>
  );
}

function OneAppeal({ appeal, onDecided }: { appeal: Appeal; onDecided: () => void }) {
  const [deciding, setDeciding] = useState<'uphold' | 'dismiss' | null>(null);
  return (
    <View className="list-thing">
      <View className="serif t17">{appeal.name}</View>
      <View className="t15 i2">{shopWords.suspendedFor(appeal.suspendedBy, appeal.reason)}</View>
      <View className="t15">{`${words.says}：${appeal.body}`}</View>
      <View className="t14 i3">{words.until(dateOf(appeal.deadlineAt))}</View>
      {appeal.mayDecide ? (
        <View className="list-acts">
          {(['dismiss', 'uphold'] as const).map((one) => (
            <Button key={one} kind="line" className="grow" onTap={() => setDeciding(one)}>
              {words[one]}
            </Button>
          ))}
        </View>
      ) : (
        <View className="t14 i2">{words.notYou}</View>
      )}
      {deciding && (
        <AskSheet
          title={words[deciding]}
          text={words.after[deciding]}
          words={{ label: words.answer, max: LIMITS.caseChars }}
          yes={words[deciding]}
          onYes={async (answer) => {
            await send('merchant.decide', { appealId: appeal.id, uphold: deciding === 'uphold', answer });
            onDecided();
          }}
          onClose={() => setDeciding(null)}
        />
      )}
    </View>
  );
}
