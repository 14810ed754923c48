import { View } from '@tarojs/components';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { Button } from '../../components/button';
import { Field } from '../../components/field';
import { Notice } from '../../components/notice';
import { useAction } from '../../kernel/action';
import { call, type Reply } from '../../kernel/call';
import { keyPerContent } from '../../kernel/key';
import { words } from './words';

type Use = Reply<'fund.queue'>['items'][number];

/** A use that waits for a second person. */
export function UseRow({ use, onDecided }: { use: Use; onDecided: () => void }) {
  const [answer, setAnswer] = useState<string | null>(null);
  const [keyOf] = useState(() => keyPerContent());
  const decide = useAction(async (agree: boolean) => {
    const content = { useId: use.id, ...(agree ? {} : { answer: answer ?? '' }) };
    const key = keyOf({ agree, ...content });
    if (agree) await call('fund.confirm', { useId: use.id }, { key });
    else await call('fund.refuse', { useId: use.id, answer: answer ?? '' }, { key });
    onDecided();
  });
  return (
    <View className="fund-desk-use">
      <View className="t17 b">{words.pays(use.points, use.merchant)}</View>
      <View className="t15">{use.purpose}</View>
      <View className="t14 i2">{words.left(use.fund, use.left)}</View>
      <View className="t14 i3">{words.by(use.proposer, use.unit)}</View>
      {decide.error && <Notice kind="error">{decide.error.message}</Notice>}
      {!use.mayDecide && <View className="t14 i2">{words.own}</View>}
      {answer !== null && (
        <Field label={words.reason} value={answer} onInput={setAnswer} max={LIMITS.reasonChars} />
      )}
      <View className="fund-desk-acts">
        <Button
          kind="soft"
          small
          disabled={answer?.trim() === ''}
          loading={decide.busy}
          onTap={() => (answer === null ? setAnswer('') : void decide.run(false))}
        >
          {words.refuse}
        </Button>
        {use.mayDecide && (
          <Button kind="line" small loading={decide.busy} onTap={() => void decide.run(true)}>
            {words.confirm}
          </Button>
        )}
      </View>
    </View>
  );
}
