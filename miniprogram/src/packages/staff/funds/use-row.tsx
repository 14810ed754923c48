import { View } from '@tarojs/components';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { Button } from '../../../components/button';
import { Field } from '../../../components/field';
import { Notice } from '../../../components/notice';
import { PhotoGrid } from '../../../components/photo-grid';
import { useAction } from '../../../kernel/action';
import type { Reply } from '../../../kernel/call';
import { send } from '../../../kernel/send';
import { words as fundWords } from '../../../parts/fund/desk-words';
import { words } from './words';

type Use = Reply<'fund.queue'>['items'][number];

/** A use that waits for a second person. */
export function UseRow({ use, onDecided }: { use: Use; onDecided: (sentence: string) => void }) {
  const [answer, setAnswer] = useState<string | null>(null);
  const confirm = useAction(async () => {
    await send('fund.confirm', { useId: use.id });
    onDecided(words.confirmed(use.points, use.fund));
  });
  const refuse = useAction(async () => {
    await send('fund.refuse', { useId: use.id, answer: answer ?? '' });
    onDecided(use.mine ? words.tookBack : words.refused(use.proposer));
  });
  const no = use.mine ? words.takeBack : words.refuse;
  const error = confirm.error ?? refuse.error;
  return (
    <View className="fund-desk-use">
      <View className="t17 b">{words.pays(use.points, use.merchant)}</View>
      <View className="t15">{use.purpose}</View>
      <PhotoGrid photos={use.photos} />
      <View className="t14 i2 fund-desk-left">{fundWords.left(use.fund, use.left)}</View>
      <View className="t14 i3">{words.by(use.proposer, use.unit)}</View>
      {!use.mayDecide && <View className="t14 i2">{use.mine ? words.own : words.ownShop}</View>}
      {answer !== null && (
        <Field
          label={words.reason}
          value={answer}
          onInput={setAnswer}
          placeholder={words.reasonPlaceholder}
          max={LIMITS.reasonChars}
          focus
        />
      )}
      {error && <Notice kind="error">{error.message}</Notice>}
      <View className="fund-desk-acts">
        {answer === null ? (
          <>
            {(use.mayDecide || use.mine) && (
              <Button kind="soft" small onTap={() => setAnswer('')}>
                {no}
              </Button>
            )}
            {use.mayDecide && (
              <Button kind="line" small loading={confirm.busy} onTap={() => void confirm.run()}>
                {words.confirm}
              </Button>
            )}
          </>
        ) : (
          <>
            <Button kind="soft" small onTap={() => setAnswer(null)}>
              {words.cancel}
            </Button>
            <Button
              kind="line"
              small
              disabled={answer.trim() === ''}
              loading={refuse.busy}
              onTap={() => void refuse.run()}
            >
              {no}
            </Button>
          </>
        )}
      </View>
    </View>
  );
}
