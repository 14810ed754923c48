import { View } from '@tarojs/components';
import { formatDay } from '@jishan/shared/calendar';
import { Sheet } from '../../components/sheet';
import type { Reply } from '../../kernel/call';
import { words } from './words';

interface Props {
  prices: Reply<'offer.get'>['prices'];
  onClose: () => void;
}

/** What an offer has cost since when: nobody raises a price to take it down again. */
export function PricesSheet({ prices, onClose }: Props) {
  return (
    <Sheet open title={words.pricesTitle} onClose={onClose}>
      {prices.map(({ listPrice, price, points, since }) => (
        <View key={since} className="offer-price-line">
          <View className="t14 i3">{words.since(formatDay(since))}</View>
          <View className="t15">{words.priceLine(listPrice, price, points)}</View>
        </View>
      ))}
    </Sheet>
  );
}
