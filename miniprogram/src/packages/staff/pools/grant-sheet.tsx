import { Text, View } from '@tarojs/components';
import { LIMITS } from '@jishan/shared/limits';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { Field } from '../../../components/field';
import { Notice } from '../../../components/notice';
import { grouped } from '../../../components/num';
import { Sheet } from '../../../components/sheet';
import { Stepper } from '../../../components/stepper';
import { Tap } from '../../../components/tap';
import { useAction } from '../../../kernel/action';
import type { Reply } from '../../../kernel/call';
import { send } from '../../../kernel/send';
import { WORDS } from '../../../parts/resident/words';
import { POOLS } from './words';

const MOST = 1_000_000;

export type Pool = Reply<'pool.get'>['items'][number];

interface GrantSheetProps {
  pool: Pool;
  onGranted: (points: number, left: number) => void;
  onClose: () => void;
}

export function GrantSheet({ pool, onGranted, onClose }: GrantSheetProps) {
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [tried, setTried] = useState(false);
  const points = Number(typed);
  const { busy, error, run } = useAction(async () => {
    const grant = { communityId: pool.communityId, points, reason: reason.trim() };
    const { left } = await send('pool.grant', grant);
    onGranted(points, left);
  });

  const pointsError = points < 1 ? POOLS.needPoints : points > MOST ? POOLS.mostPoints : undefined;
  const reasonError = reason.trim() === '' ? WORDS.needReason : undefined;
  const give = () => {
    setTried(true);
    if (!pointsError && !reasonError) void run();
  };
  return (
    <Sheet
      open
      title={POOLS.grantTo(pool.community)}
      onClose={onClose}
      typed={typed !== '' || reason !== ''}
      foot={
        <View className="adjust-foot">
          {error && (
            <Notice kind="error">
              {error.code === 'OFFLINE' ? `${error.message}。${WORDS.unsure}` : error.message}
            </Notice>
          )}
          <Button block loading={busy} onTap={give}>
            {points > 0 ? POOLS.send(grouped(points)) : POOLS.sendBare}
          </Button>
        </View>
      }
    >
      <Text className="adjust-label t14 i2">{POOLS.points}</Text>
      <Stepper
        label={POOLS.points}
        value={typed}
        step={100}
        max={MOST}
        error={tried ? pointsError : undefined}
        hint={POOLS.leftNow(grouped(pool.left))}
        onInput={setTyped}
      />
      <View className="adjust-amounts">
        {POOLS.amounts.map((amount) => (
          <Tap key={amount} className="adjust-amount num" onTap={() => setTyped(String(amount))}>
            {grouped(amount)}
          </Tap>
        ))}
      </View>
      <Field
        multiline
        className="adjust-reason"
        label={POOLS.reason}
        placeholder={POOLS.reasonHint}
        max={LIMITS.caseChars}
        value={reason}
        error={tried ? reasonError : undefined}
        onInput={setReason}
      />
    </Sheet>
  );
}
