import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { useCall } from '../../../kernel/load';
import { ShopSwitch } from '../../../parts/shop/shop-switch';
import { NoShop } from './no-shop';
import { Shop } from './shop';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '我的店', enablePullDownRefresh: true });

/** The shop where I work, or the way to one. */
export default function HomePage() {
  const { params } = useRouter();
  const mine = useCall('merchant.mine', {});
  const shops = mine.data?.shops ?? [];
  const [chosen, setChosen] = useState(Number(params.merchantId) || null);
  const shop = shops.find(({ id }) => id === chosen) ?? shops[0];
  if (shop)
    return (
      <Shop key={shop.id} merchantId={shop.id}>
        <ShopSwitch shops={shops} chosen={shop} onChoose={setChosen} />
      </Shop>
    );
  return (
    <Page title={words.title} onPullDown={mine.reload}>
      <StateView load={mine} skeleton={<Skeleton shape="row" count={6} />}>
        {() => <NoShop onJoined={() => void mine.reload()} />}
      </StateView>
    </Page>
  );
}
