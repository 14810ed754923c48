import { View } from '@tarojs/components';
import { Empty } from '../../../components/empty';
import { Field } from '../../../components/field';
import { ListEnd } from '../../../components/list-end';
import { Row } from '../../../components/row';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { usePages } from '../../../kernel/load';
import { useTyped } from '../../../kernel/typed';
import { words as fundWords } from '../../../parts/fund/desk-words';
import { words } from './words';

/** The open shops of the town, those that joined last first; typing leaves those with that name. */
export function ShopSearch({ onChoose }: { onChoose: (shop: { id: number; name: string }) => void }) {
  const { typed, setTyped, settled: name, settle } = useTyped();
  const shops = usePages('alliance.list', { order: 'newest', ...(name ? { name } : {}) });
  const none = shops.state === 'ready' && shops.items.length === 0;
  return (
    <View>
      <Field
        label={words.findShop}
        placeholder={words.shopPlaceholder}
        value={typed}
        onInput={setTyped}
        onConfirm={settle}
      />
      <StateView
        load={shops}
        skeleton={<Skeleton shape="row" count={4} />}
        empty={none && <Empty title={words.noShop(name)} text={words.noShopText} />}
      >
        {() => (
          <>
            {shops.items.map(({ id, name: shop, address }) => (
              <Row
                key={id}
                icon="shop"
                title={shop}
                note={address}
                onTap={() => onChoose({ id, name: shop })}
              />
            ))}
            <ListEnd pages={shops} text={fundWords.end} />
          </>
        )}
      </StateView>
    </View>
  );
}
