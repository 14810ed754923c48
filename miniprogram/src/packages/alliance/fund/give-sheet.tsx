import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { AskSheet } from '../../../components/ask-sheet';
import { Stepper } from '../../../components/stepper';
import { SwitchBox } from '../../../components/switch-box';
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
  return (
    <AskSheet
      title={words.giveTitle}
      text={words.giveText}
      yes={words.send}
      ready={/^[1-9]\d*$/.test(points)}
      fields={['points']}
      typed={points !== START || anonymous}
      onYes={async () => {
        await send('fund.give', { fundId, points: Number(points), anonymous });
        onGiven();
      }}
      onClose={onClose}
    >
      {(at) => (
        <>
          <Stepper
            label={words.points}
            value={points}
            onInput={setPoints}
            step={10}
            max={LIMITS.giftPoints}
            error={at('points')}
            hint={balance === undefined ? undefined : words.have(balance)}
          />
          <SwitchBox
            on={anonymous}
            onChange={setAnonymous}
            title={words.anonymous}
            note={words.anonymousNote}
          />
        </>
      )}
    </AskSheet>
  );
}
