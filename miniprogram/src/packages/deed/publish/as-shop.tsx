import { View } from '@tarojs/components';
import { SwitchBox } from '../../../components/switch-box';
import { useCall } from '../../../kernel/load';
import { words } from './words';

interface Props {
  value: number | undefined;
  onChoose: (merchantId: number | undefined) => void;
}

/** For who works in a shop: a deed in its name counts for the shop as well. */
export function AsShop({ value, onChoose }: Props) {
  const shops = useCall('merchant.mine', {}).data?.shops ?? [];
  return shops
    .filter(({ state }) => state === 'open' || state === 'paused')
    .map(({ id, name }) => (
      <View key={id} className="publish-shop">
        <SwitchBox
          on={value === id}
          onChange={(on) => onChoose(on ? id : undefined)}
          title={words.asShop(name)}
          note={words.asShopNote}
        />
      </View>
    ));
}
