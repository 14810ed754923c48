import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { priceText } from '@jishan/shared/money';
import { Button } from '../../../components/button';
import { useAction } from '../../../kernel/action';
import { call, type Reply } from '../../../kernel/call';
import { withOne } from '../../../kernel/lists';
import { usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { useIsOwner } from '../../../parts/shop/use-is-owner';
import { OwnList } from '../../../parts/submission/own-list';
import { EditOrWithdraw, OwnThing } from '../../../parts/submission/own-thing';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '商品', enablePullDownRefresh: true });

type Product = Reply<'product.manage'>['items'][number];

/** What one of my shops sells: stock at once, everything else through the desk. */
export default function ProductsPage() {
  const merchantId = Number(useRouter().params.merchantId);
  const isOwner = useIsOwner(merchantId);
  const pages = usePages('product.manage', { merchantId });
  const act = useAction(async ({ id: productId, stock }: Product, what: 'pause' | 'resume' | number) => {
    const after =
      typeof what === 'number'
        ? await send('product.stock', { merchantId, productId, delta: what }, { seen: stock })
        : await call(`product.${what}`, { merchantId, productId });
    pages.change(withOne(after));
  });
  const button = (product: Product, what: 'pause' | 'resume' | number, label: string) => (
    <Button
      kind={typeof what === 'number' ? 'line' : 'soft'}
      small
      loading={act.busy}
      onTap={() => void act.run(product, what)}
    >
      {label}
    </Button>
  );
  const acts = (product: Product) => (
    <>
      {button(product, 10, words.more(product.unit))}
      {button(product, -1, words.fewer(product.unit))}
      {isOwner && (
        <EditOrWithdraw
          submission={product.submission}
          label={words.edit}
          onEdit={() => void go(routes.shop.productForm(merchantId, product.id))}
          onWithdrawn={() => void pages.refresh()}
        />
      )}
      {isOwner && product.state === 'open' && button(product, 'pause', words.pause)}
      {isOwner && product.state === 'paused' && button(product, 'resume', words.resume)}
    </>
  );
  return (
    <OwnList
      title={words.title}
      pages={pages}
      add={isOwner ? { label: words.add, to: routes.shop.productForm(merchantId) } : null}
      problem={act.error}
      empty={{ title: words.none, text: words.noneText }}
      end={words.listEnd}
      item={(product) => (
        <OwnThing
          key={product.id}
          title={product.name}
          state={words.state(product)}
          of={product}
          acts={product.state !== 'ended' && acts(product)}
        >
          <View className="t15 i2">
            {`${priceText(product.price)}/${product.unit}，${words.stock(product)}`}
          </View>
        </OwnThing>
      )}
    />
  );
}
