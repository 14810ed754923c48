import { View } from '@tarojs/components';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { Button } from '../../../components/button';
import { Notice } from '../../../components/notice';
import { Sheet } from '../../../components/sheet';
import { Stepper } from '../../../components/stepper';
import { SwitchBox } from '../../../components/switch-box';
import { useAction } from '../../../kernel/action';
import { useCall } from '../../../kernel/load';
import { send } from '../../../kernel/send';
import { words } from './words';

interface Props {
  fundId: number;
  onGiven: () => void;
  onClose: () => void;
}

const START = '10';

/** How many points, and with or without a name. */
export function GiveSheet({ fundId, onGiven, onClose }: Props) {
  const [points, setPoints] = useState(START);
  const [anonymous, setAnonymous] = useState(false);
  const balance = useCall('points.summary', {}).data?.balance;
  const give = useAction(async () => {
    await send('fund.give', { fundId, points: Number(points), anonymous });
    onGiven();
  });
  const atField = give.error?.field === 'points' || give.error?.code === 'POINTS_SHORT';
  return (
    <Sheet
      open
      title={words.giveTitle}
      onClose={onClose}
      typed={points !== START || anonymous}
      foot={
        <Button block loading={give.busy} disabled={!/^[1-9]\d*$/.test(points)} onTap={() => void give.run()}>
          {words.send}
        </Button>
      }
    >
      {give.error && !atField && <Notice kind="error">{give.error.message}</Notice>}
      <View className="fund-give">
        <View className="t15 i2">{words.giveText}</View>
        <Stepper
          label={words.points}
          value={points}
          onInput={setPoints}
          step={10}
          max={LIMITS.giftPoints}
          error={atField ? give.error?.message : undefined}
          hint={balance === undefined ? undefined : words.have(balance)}
        />
        <SwitchBox
          on={anonymous}
          onChange={setAnonymous}
          title={words.anonymous}
          note={words.anonymousNote}
        />
      </View>
    </Sheet>
  );
}
