import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Page } from '../../../components/page';
import { Segmented } from '../../../components/segmented';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { useCall } from '../../../kernel/load';
import { NoShop } from './no-shop';
import { Shop } from './shop';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '我的店' });

/** The shop where I work, or the way to one. */
export default function HomePage() {
  const { params } = useRouter();
  const mine = useCall('merchant.mine', {});
  const shops = mine.data?.shops ?? [];
  const [chosen, setChosen] = useState(Number(params.merchantId) || null);
  const shop = shops.find(({ id }) => id === chosen) ?? shops[0];
  return (
    <Page title={words.title}>
      <StateView load={mine} skeleton={<Skeleton shape="row" count={6} />}>
        {() =>
          shop ? (
            <>
              {shops.length > 1 && (
                <View className="gutter my-shops">
                  <Segmented
                    items={shops.map(({ id, name }) => ({ key: String(id), label: name }))}
                    value={String(shop.id)}
                    onChange={(key) => setChosen(Number(key))}
                    label={words.choose}
                  />
                </View>
              )}
              <Shop key={shop.id} merchantId={shop.id} />
            </>
          ) : (
            <NoShop onJoined={() => void mine.reload()} />
          )
        }
      </StateView>
    </Page>
  );
}
