import { Image, Text, View } from '@tarojs/components';
import { useEffect } from 'react';
import { Icon } from '../../components/icon';
import { Bone } from '../../components/skeleton';
import type { Reply } from '../../kernel/call';
import { platform } from '../../kernel/platform';
import { words } from '../voucher/words';
import { useCodes } from './use-codes';

interface Props {
  /** Asks for the next codes. */
  show: () => Promise<Reply<'voucher.show'>>;
  /** Names what they are of. */
  of: string;
}

/** The code, as large as a scanner likes it, with the number to read out; the frame empties as its half minute goes by. */
export function CodeView({ show, of }: Props) {
  const { code, seconds, over, error } = useCodes(show, of);
  useEffect(() => platform.brighten(), []);
  const turn = `${Math.round((1 - over) * 360)}deg`;
  return (
    <View className="voucher-code">
      {platform.name === 'weapp' && (
        <View className="voucher-tip">
          <Icon name="bright" size={16} />
          <Text>{words.bright}</Text>
        </View>
      )}
      <View
        className="voucher-ring"
        style={{ background: `conic-gradient(var(--ink) ${code ? turn : '0deg'}, var(--rule) 0)` }}
      >
        <View className="voucher-qr">
          {code ? (
            <Image className="voucher-qr-img" src={code.image} mode="scaleToFill" aria-label={words.code} />
          ) : (
            <Bone width="216px" height={216} />
          )}
        </View>
      </View>
      <View className="voucher-number num">{code?.number ?? ' '}</View>
      <View className="t14 i2">
        {code ? words.renews(seconds) : error ? `${words.stale}。${error.message}` : ' '}
      </View>
      {code && error && <View className="t14 gain">{words.offline}</View>}
    </View>
  );
}
