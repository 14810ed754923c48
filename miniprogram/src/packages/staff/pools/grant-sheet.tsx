import { View } from '@tarojs/components';
import { LIMITS } from '@jishan/shared/limits';
import { useState } from 'react';
import { AskSheet } from '../../../components/ask-sheet';
import { FormPart } from '../../../components/form-part';
import { grouped } from '../../../components/num';
import { Stepper } from '../../../components/stepper';
import { Tap } from '../../../components/tap';
import type { Reply } from '../../../kernel/call';
import { send } from '../../../kernel/send';
import { POOLS } from './words';

const MOST = 1_000_000;

export type Pool = Reply<'pool.get'>['items'][number];

interface GrantSheetProps {
  pool: Pool;
  onGranted: (points: number, left: number) => void;
  onClose: () => void;
}

/** The town fills a community's pool: how much, and why. */
export function GrantSheet({ pool, onGranted, onClose }: GrantSheetProps) {
  const [typed, setTyped] = useState('');
  const points = Number(typed);
  const wrong = points > MOST ? POOLS.mostPoints : undefined;
  return (
    <AskSheet
      title={POOLS.grantTo(pool.community)}
      words={{ label: POOLS.reason, placeholder: POOLS.reasonHint, max: LIMITS.caseChars }}
      yes={points > 0 ? POOLS.send(grouped(points)) : POOLS.sendBare}
      ready={points > 0 && !wrong}
      fields={['points']}
      typed={typed !== ''}
      onYes={async (reason) => {
        const { left } = await send('pool.grant', { communityId: pool.communityId, points, reason });
        onGranted(points, left);
      }}
      onClose={onClose}
    >
      {(at) => (
        <FormPart label={POOLS.points}>
          <Stepper
            label={POOLS.points}
            value={typed}
            step={100}
            max={MOST}
            error={wrong ?? at('points')}
            hint={POOLS.leftNow(grouped(pool.left))}
            onInput={setTyped}
          />
          <View className="pools-amounts">
            {POOLS.amounts.map((amount) => (
              <Tap key={amount} className="pools-amount num" onTap={() => setTyped(String(amount))}>
                {grouped(amount)}
              </Tap>
            ))}
          </View>
        </FormPart>
      )}
    </AskSheet>
  );
}
