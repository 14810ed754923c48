import { View } from '@tarojs/components';
import { useState } from 'react';
import { ListPage } from '../../../components/list-page';
import { RankedLine } from '../../../components/ranked-line';
import { Segmented } from '../../../components/segmented';
import { Skeleton } from '../../../components/skeleton';
import type { Input } from '../../../kernel/call';
import { usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '德商榜', enablePullDownRefresh: true });

type Choice = Pick<Input<'alliance.ranking'>, 'by' | 'period'>;

const toShops = () => void go(routes.main.alliance());

/** The shops of the town by their deeds, or by what residents spent there. */
export default function RankingPage() {
  const [{ by, period }, setChoice] = useState<Choice>({ by: 'honour', period: 'month' });
  return (
    <ListPage
      title={words.title}
      tabs={{
        items: words.bys,
        value: by,
        onChange: (next) => setChoice({ by: next, period }),
        label: words.byLabel,
      }}
      pages={usePages('alliance.ranking', { by, period })}
      lead={
        <View className="gutter shop-ranking-head">
          <Segmented
            items={words.periods}
            value={period}
            label={words.periodLabel}
            onChange={(next) => setChoice({ by, period: next })}
          />
          <View className="t14 i2">{words.explain[by]}</View>
        </View>
      }
      skeleton={<Skeleton shape="row" count={8} />}
      empty={{
        title: words.empty[by][period],
        text: words.emptyText[by],
        action: { label: words.toShops, onTap: toShops },
      }}
      end={words.end}
      item={(shop) => (
        <RankedLine
          key={shop.merchantId}
          rank={shop.rank}
          name={shop.name}
          points={shop.points}
          note={words.note(shop.kind, shop.community)}
          mine={shop.mine && words.mine}
          marked
          onTap={() => void go(routes.alliance.shop(shop.merchantId))}
        />
      )}
    />
  );
}
