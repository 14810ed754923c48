import { Text, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { Button } from '../../components/button';
import { Empty } from '../../components/empty';
import { Field } from '../../components/field';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { useAction } from '../../kernel/action';
import { call, toCallError } from '../../kernel/call';
import { useDraft } from '../../kernel/drafts';
import { replace, routes } from '../../kernel/routes';
import { useMe } from '../../kernel/session';
import { Photos } from '../publish/parts/photos';
import { uploadsOf } from '../publish/uploads';
import { contentOf, EMPTY, problemOf, type Problem, type ProductDraft } from './form';
import { words } from './words';
import './my-products.scss';

/** A new product, which staff look at before it is sold. */
export default function ProductFormPage() {
  const merchantId = Number(useRouter().params.merchantId);
  const name = `product-of-${merchantId}`;
  const draft = useDraft<ProductDraft>(name, EMPTY);
  const { value, change } = draft;
  const userId = useMe()?.id;
  const [photos] = useState(() =>
    uploadsOf(`${userId}:${name}`, value.photos, (next) => change({ photos: next }), LIMITS.productPhotos),
  );
  const [problem, setProblem] = useState<Problem | null>(null);
  const [sent, setSent] = useState(false);
  const send = useAction(async () => {
    const waiting = photos.store.get().some(({ state }) => state !== 'sent');
    const found =
      problemOf(value) ?? (waiting ? { field: 'photos' as const, message: words.waitPhotos } : null);
    setProblem(found);
    if (found) {
      void Taro.pageScrollTo({ selector: `#product-${found.field}`, offsetTop: -80 });
      return;
    }
    try {
      await call('product.create', { merchantId, ...contentOf(value) }, { key: draft.key });
      draft.clear();
      photos.clear();
      setSent(true);
    } catch (thrown) {
      const error = toCallError(thrown);
      const field = error.field?.split('.')[0] ?? '';
      if (!(field in EMPTY)) throw error;
      setProblem({ field: field as keyof ProductDraft, message: error.message });
    }
  });
  if (sent)
    return (
      <Page title={words.formTitle}>
        <Empty
          title={words.sentTitle}
          text={words.sentText}
          action={{ label: words.back, onTap: () => void replace(routes.myProducts(merchantId)) }}
        />
      </Page>
    );
  const field = (key: keyof typeof LABELS, more: object = {}) => (
    <View id={`product-${key}`} className="grow">
      <Field
        label={LABELS[key]}
        value={value[key]}
        onInput={(text) => change({ [key]: text })}
        error={problem?.field === key ? problem.message : undefined}
        {...more}
      />
    </View>
  );
  return (
    <Page
      title={words.formTitle}
      foot={
        <>
          {send.error && <Notice kind="error">{send.error.message}</Notice>}
          <Button block loading={send.busy} onTap={() => void send.run()}>
            {words.send}
          </Button>
        </>
      }
    >
      <View className="gutter my-product-form">
        <View className="t14 i2">{words.lead}</View>
        {field('name', { placeholder: words.namePlaceholder, max: LIMITS.nameChars })}
        <View className="my-product-pair">
          {field('price')}
          {field('unit', { placeholder: words.unitPlaceholder })}
        </View>
        {field('stock', { digits: true })}
        <View className="my-product-pair">
          {field('points', { digits: true, hint: words.optional })}
          {field('fen', { hint: words.optional })}
        </View>
        {field('text', { multiline: true, max: LIMITS.introChars })}
        <Text className="my-product-label">{words.photos}</Text>
        <View className="gutter-out">
          <Photos
            uploads={photos}
            problem={problem?.field === 'photos' ? problem.message : undefined}
            max={LIMITS.productPhotos}
            id="product-photos"
          />
        </View>
      </View>
    </Page>
  );
}

const LABELS = {
  name: words.name,
  text: words.text,
  price: words.price,
  unit: words.unit,
  stock: words.stockNow,
  points: words.points,
  fen: words.fen,
};
