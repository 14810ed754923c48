import { View } from '@tarojs/components';
import { Sheet } from '../../components/sheet';
import { dateOf } from '../../kernel/time';
import { words } from './words';
import './prices-sheet.scss';

interface Props {
  /** Newest first. */
  lines: readonly { since: number; text: string }[];
  onClose: () => void;
}

/** What something has cost since when: nobody raises a price to take it down again. */
export function PricesSheet({ lines, onClose }: Props) {
  return (
    <Sheet open title={words.pricesTitle} onClose={onClose}>
      {lines.map(({ since, text }) => (
        <View key={since} className="price-line">
          <View className="t14 i3">{words.since(dateOf(since))}</View>
          <View className="t15">{text}</View>
        </View>
      ))}
    </Sheet>
  );
}
