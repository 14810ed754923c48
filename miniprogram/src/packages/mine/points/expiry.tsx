import { View } from '@tarojs/components';
import { useState } from 'react';
import { Icon } from '../../../components/icon';
import { Sheet } from '../../../components/sheet';
import { Tap } from '../../../components/tap';
import type { Reply } from '../../../kernel/call';
import { dateOf } from '../../../kernel/time';
import { FineWords } from './fine';
import { WORDS } from './words';
import './expiry.scss';

type Expiring = NonNullable<Reply<'points.summary'>['expiring']>;

/** What of the balance expires next, and what that means. */
export function Expiry({ points, at }: Expiring) {
  const [open, setOpen] = useState(false);
  // It expires with the first moment of a day; people count the day before as the last.
  const day = dateOf(at - 1);
  const [before, after] = WORDS.expiring;
  return (
    <>
      <Tap className="points-fine" onTap={() => setOpen(true)}>
        <Icon name="clock" size={16} />
        <FineWords before={before} points={points} after={after(day)} />
        <Icon name="next" size={16} />
      </Tap>
      <Sheet open={open} title={WORDS.expiringTitle} onClose={() => setOpen(false)}>
        <View className="i2">{WORDS.expiringText(points, day)}</View>
        <View className="points-expiry-note i2">{WORDS.expiringNote}</View>
      </Sheet>
    </>
  );
}
