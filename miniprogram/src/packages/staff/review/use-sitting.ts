import { useDidHide } from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { useShownAgain } from '../../../kernel/load';
import { useStore } from '../../../kernel/store';
import { createSitting, type Sitting, type SittingState } from './sitting';

/** A lock lasts five minutes; renewed well before, it survives one lost renewal. */
const RENEW_MS = 2 * 60_000;

/** The sitting of a page: begun with it, its lock renewed while it is open, given back when it is left. */
export function useSitting(firstId: number | null): { sitting: Sitting; state: SittingState } {
  const [sitting] = useState(() => createSitting());
  const state = useStore(sitting);
  useEffect(() => {
    void sitting.begin(firstId);
    const timer = setInterval(() => void sitting.renew(), RENEW_MS);
    return () => {
      clearInterval(timer);
      sitting.end();
    };
  }, [sitting, firstId]);
  // Timers stand still while the mini program is in the background.
  useShownAgain(() => void sitting.renew());
  // Nor does the seconds' grace run there: who puts the phone away has decided.
  useDidHide(() => void sitting.goOn());
  return { sitting, state };
}
