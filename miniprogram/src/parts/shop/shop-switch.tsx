import { View } from '@tarojs/components';
import { Segmented } from '../../components/segmented';
import { words } from './own-words';
import '../../components/list-page.scss';

interface Shop {
  id: number;
  name: string;
}

interface Props {
  shops: readonly Shop[];
  chosen: Shop;
  onChoose: (id: number) => void;
}

/** Which of my shops this is about; nothing for who works in one. */
export function ShopSwitch({ shops, chosen, onChoose }: Props) {
  if (shops.length < 2) return null;
  return (
    <View className="gutter list-lead">
      <Segmented
        items={shops.map(({ id, name }) => ({ key: String(id), label: name }))}
        value={String(chosen.id)}
        onChange={(key) => onChoose(Number(key))}
        label={words.choose}
      />
    </View>
  );
}
