import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { priceText } from '@jishan/shared/money';
import { Button } from '../../../components/button';
import { cx } from '../../../components/cx';
import { Empty } from '../../../components/empty';
import { ListEnd } from '../../../components/list-end';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { useAction } from '../../../kernel/action';
import { call, type Reply } from '../../../kernel/call';
import { useCall, usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { words as productWords } from '../../../parts/product/own-words';
import { Withdraw } from '../../../parts/submission/withdraw';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '商品' });

type Product = Reply<'product.manage'>['items'][number];

/** What one of my shops sells: stock at once, everything else through the desk. */
export default function ProductsPage() {
  const merchantId = Number(useRouter().params.merchantId);
  const mine = useCall('merchant.mine', {});
  const owner = mine.data?.shops.find(({ id }) => id === merchantId)?.role === 'owner';
  const pages = usePages('product.manage', { merchantId });
  const [error, setError] = useState<string | null>(null);
  const put = (after: Product) =>
    pages.change((items) => items.map((item) => (item.id === after.id ? after : item)));
  return (
    <Page
      title={words.title}
      onReachBottom={pages.loadMore}
      foot={
        owner && (
          <Button block onTap={() => void go(routes.shop.productForm(merchantId))}>
            {words.add}
          </Button>
        )
      }
    >
      {error && <Notice kind="error">{error}</Notice>}
      <StateView
        load={pages}
        skeleton={<Skeleton shape="row" count={4} />}
        empty={pages.items.length === 0 && <Empty title={words.none} text={words.noneText} />}
      >
        {() => (
          <View className="gutter">
            {pages.items.map((product) => (
              <ProductRow
                key={product.id}
                product={product}
                owner={owner}
                onChanged={put}
                onWithdrawn={() => void pages.refresh()}
                onError={setError}
              />
            ))}
            <ListEnd pages={pages} text={words.listEnd} />
          </View>
        )}
      </StateView>
    </Page>
  );
}

interface RowProps {
  product: Product;
  owner: boolean;
  onChanged: (after: Product) => void;
  onWithdrawn: () => void;
  onError: (message: string | null) => void;
}

function ProductRow({ product, owner, onChanged, onWithdrawn, onError }: RowProps) {
  const { state, submission, merchantId, id: productId } = product;
  const act = useAction(async (what: 'pause' | 'resume' | number) => {
    onError(null);
    try {
      const given = { merchantId, productId };
      onChanged(
        typeof what === 'number'
          ? await send('product.stock', { ...given, delta: what }, { seen: product.stock })
          : await call(`product.${what}`, given),
      );
    } catch (thrown) {
      onError((thrown as Error).message);
      throw thrown;
    }
  });
  return (
    <View className="my-product">
      <View className="between">
        <Text className="t17 b">{product.name}</Text>
        <Text className={cx('fixed t14', state === 'open' ? 'done' : 'i3')}>{words.state(product)}</Text>
      </View>
      <View className="t15 i2">{`${priceText(product.price)}/${product.unit}，${words.stock(product)}`}</View>
      {submission?.state === 'pending' && state !== 'waiting' && (
        <View className="t14 i2">{words.pending}</View>
      )}
      {submission?.state === 'rejected' && (
        <View className="t14 gain">{productWords.rejected(submission.answer)}</View>
      )}
      {state !== 'ended' && (
        <View className="my-product-acts">
          <Button kind="line" small loading={act.busy} onTap={() => void act.run(10)}>
            {words.more}
          </Button>
          <Button kind="line" small loading={act.busy} onTap={() => void act.run(-1)}>
            {words.fewer}
          </Button>
          {owner &&
            (submission?.state === 'pending' ? (
              <Withdraw submissionId={submission.id} onDone={onWithdrawn} />
            ) : (
              <Button kind="line" small onTap={() => void go(routes.shop.productForm(merchantId, productId))}>
                {words.edit}
              </Button>
            ))}
          {owner && state === 'open' && (
            <Button kind="soft" small loading={act.busy} onTap={() => void act.run('pause')}>
              {words.pause}
            </Button>
          )}
          {owner && state === 'paused' && (
            <Button kind="soft" small loading={act.busy} onTap={() => void act.run('resume')}>
              {words.resume}
            </Button>
          )}
        </View>
      )}
    </View>
  );
}
