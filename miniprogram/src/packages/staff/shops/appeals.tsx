import { View } from '@tarojs/components';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { Button } from '../../../components/button';
import { Field } from '../../../components/field';
import { Notice } from '../../../components/notice';
import { Late } from '../../../components/late';
import { Section } from '../../../components/section';
import { useAction } from '../../../kernel/action';
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
  const [answer, setAnswer] = useState('');
  const decide = useAction(async (uphold: boolean) => {
    await send('merchant.decide', { appealId: appeal.id, uphold, answer });
    onDecided();
  });
  const off = answer.trim() === '';
  return (
    <View className="shops-appeal">
      <View className="serif t17">{appeal.name}</View>
      <View className="t15 i2">{shopWords.suspendedFor(appeal.suspendedBy, appeal.reason)}</View>
      <View className="t15">{`${words.says}：${appeal.body}`}</View>
      <View className="t14 i3">{words.until(dateOf(appeal.deadlineAt))}</View>
      {decide.error && <Notice kind="error">{decide.error.message}</Notice>}
      {appeal.mayDecide ? (
        <>
          <Field label={words.answer} value={answer} onInput={setAnswer} multiline max={LIMITS.caseChars} />
          <View className="shops-acts">
            <Button kind="line" className="grow" disabled={off} onTap={() => void decide.run(false)}>
              {words.dismiss}
            </Button>
            <Button className="grow" disabled={off} loading={decide.busy} onTap={() => void decide.run(true)}>
              {words.uphold}
            </Button>
          </View>
        </>
      ) : (
        <View className="t14 i2">{words.notYou}</View>
      )}
    </View>
  );
}
