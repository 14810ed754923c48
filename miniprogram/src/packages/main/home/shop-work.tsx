import { Text, View } from '@tarojs/components';
import { Button } from '../../../components/button';
import { Icon } from '../../../components/icon';
import { NumberCells } from '../../../components/number-cells';
import { Row } from '../../../components/row';
import { Link } from '../../../components/link';
import { Notice } from '../../../components/notice';
import { useAction } from '../../../kernel/action';
import { platform } from '../../../kernel/platform';
import { go, routes } from '../../../kernel/routes';
import type { Summary } from './types';
import { words } from './words';
import './work.scss';

/** The counter of one's shop, one tap away, and how its day goes. */
export function ShopWork({ shop, named }: { shop: Summary['shops'][number]; named: boolean }) {
  const counter = routes.shop.counter(shop.id);
  const scan = useAction(async () => {
    const code = await platform.scan();
    if (code !== null) await go(routes.shop.counter(shop.id, code));
  });
  return (
    <View className="work">
      {named && <View className="work-name serif t17">{shop.name}</View>}
      {scan.error && <Notice kind="error">{scan.error.message}</Notice>}
      <View className="work-box">
        <Button
          block
          icon={platform.canScan ? 'scan' : 'edit'}
          className="work-scan"
          loading={scan.busy}
          onTap={platform.canScan ? () => void scan.run() : () => void go(counter)}
        >
          {platform.canScan ? words.scan : words.typeNumber}
        </Button>
        <View className="work-also">
          {platform.canScan && (
            <Link className="work-other" to={counter}>
              <Icon name="edit" size={20} />
              <Text>{words.typeNumber}</Text>
            </Link>
          )}
          <Link className="work-other" to={counter}>
            <Icon name="clock" size={20} />
            <Text>{words.justSettled}</Text>
          </Link>
        </View>
      </View>
      {shop.visits > 0 && (
        <NumberCells
          cells={[
            { name: words.visits, value: shop.visits },
            { name: words.newcomers, value: shop.newcomers },
            { name: words.received, value: shop.points },
          ]}
        />
      )}
      <View className="gutter">
        <Row
          icon="notice"
          title={shop.placed > 0 ? words.toPack(shop.placed) : words.nothingToPack}
          note={shop.ready > 0 ? words.toFetch(shop.ready) : undefined}
          onTap={() => void go(routes.shop.orders(shop.id))}
        />
        <Row icon="shop" title={words.myShop} onTap={() => void go(routes.shop.home(shop.id))} />
      </View>
    </View>
  );
}
