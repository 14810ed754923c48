import { View } from '@tarojs/components';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { AskSheet } from '../../../components/ask-sheet';
import { Button } from '../../../components/button';
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
  const [refusing, setRefusing] = useState(false);
  const confirm = useAction(async () => {
    await send('fund.confirm', { useId: use.id });
    onDecided(words.confirmed(use.points, use.fund));
  });
  const no = use.mine ? words.takeBack : words.refuse;
  return (
    <View className="list-thing">
      <View className="t17 b">{words.pays(use.points, use.merchant)}</View>
      <View className="t15">{use.purpose}</View>
      <PhotoGrid photos={use.photos} />
      <View className="t14 i2">{fundWords.left(use.fund, use.left)}</View>
      <View className="t14 i3">{words.by(use.proposer, use.unit)}</View>
      {!use.mayDecide && <View className="t14 i2">{use.mine ? words.own : words.ownShop}</View>}
      {confirm.error && <Notice kind="error">{confirm.error.message}</Notice>}
      <View className="list-acts">
        {(use.mayDecide || use.mine) && (
          <Button kind="soft" small onTap={() => setRefusing(true)}>
            {no}
          </Button>
        )}
        {use.mayDecide && (
          <Button kind="line" small loading={confirm.busy} onTap={() => void confirm.run()}>
            {words.confirm}
          </Button>
        )}
      </View>
      {refusing && (
        <AskSheet
          title={no}
          text={words.pays(use.points, use.merchant)}
          words={{ label: words.reason, placeholder: words.reasonPlaceholder, max: LIMITS.reasonChars }}
          yes={no}
          onYes={async (answer) => {
            await send('fund.refuse', { useId: use.id, answer });
            onDecided(use.mine ? words.tookBack : words.refused(use.proposer));
          }}
          onClose={() => setRefusing(false)}
        />
      )}
    </View>
  );
}
