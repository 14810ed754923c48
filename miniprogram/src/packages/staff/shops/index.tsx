import { useState } from 'react';
import { ListPage } from '../../../components/list-page';
import { Row } from '../../../components/row';
import { usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { words as shopWords } from '../../../parts/shop/desk-words';
import { Appeals } from './appeals';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '德商店铺', enablePullDownRefresh: true });

type State = keyof typeof shopWords.tabs;
const STATES = ['open', 'paused', 'suspended', 'applied', 'left'] as const satisfies readonly State[];
const TABS = STATES.map((key) => ({ key, label: shopWords.tabs[key] }));

/** The shops of my region by state; where some are suspended, their appeals come first. */
export default function ShopsPage() {
  const [state, setState] = useState<(typeof STATES)[number]>('open');
  const pages = usePages('merchant.list', { state });
  return (
    <ListPage
      title={words.title}
      tabs={{ items: TABS, value: state, onChange: setState }}
      pages={pages}
      lead={state === 'suspended' && <Appeals onDecided={() => void pages.refresh()} />}
      empty={{ title: words.none, text: words.noneText }}
      end={words.end}
      item={(shop) => (
        <Row
          key={shop.id}
          icon="shop"
          title={shop.name}
          note={`${shopWords.kind(shop.kind)}，${shop.community}，${words.row(shop.owner, shop.redeemed)}`}
          onTap={() => void go(routes.staff.shop(shop.id))}
        />
      )}
    />
  );
}
