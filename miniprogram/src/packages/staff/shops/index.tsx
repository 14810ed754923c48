import { View } from '@tarojs/components';
import { useState } from 'react';
import { Empty } from '../../../components/empty';
import { ListEnd } from '../../../components/list-end';
import { Page } from '../../../components/page';
import { Row } from '../../../components/row';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { Tabs } from '../../../components/tabs';
import { usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { words as shopWords } from '../../../parts/shop/desk-words';
import { Appeals } from './appeals';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '德商店铺' });

type State = keyof typeof shopWords.tabs;
const STATES = ['open', 'paused', 'suspended', 'applied', 'left'] as const satisfies readonly State[];

/** The shops of my region by state; where some are suspended, their appeals come first. */
export default function ShopsPage() {
  const [state, setState] = useState<(typeof STATES)[number]>('open');
  const pages = usePages('merchant.list', { state });
  return (
    <Page
      title={words.title}
      under={
        <Tabs
          items={STATES.map((key) => ({ key, label: shopWords.tabs[key] }))}
          value={state}
          onChange={setState}
        />
      }
      onReachBottom={pages.loadMore}
    >
      {state === 'suspended' && <Appeals onDecided={() => void pages.refresh()} />}
      <StateView
        load={pages}
        skeleton={<Skeleton shape="row" count={5} />}
        empty={pages.items.length === 0 && <Empty title={words.none} text={words.noneText} />}
      >
        {() => (
          <View className="gutter">
            {pages.items.map((shop) => (
              <Row
                key={shop.id}
                icon="shop"
                title={shop.name}
                note={`${shopWords.kind(shop.kind)}，${shop.community}，${words.row(shop.owner, shop.redeemed)}`}
                onTap={() => void go(routes.staff.shop(shop.id))}
              />
            ))}
            <ListEnd pages={pages} text={words.end} />
          </View>
        )}
      </StateView>
    </Page>
  );
}
