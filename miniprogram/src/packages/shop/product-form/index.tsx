import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { AskSheet } from '../../../components/ask-sheet';
import { Button } from '../../../components/button';
import { FormPage } from '../../../components/form-page';
import { FormPart } from '../../../components/form-part';
import { Section } from '../../../components/section';
import { ThingPage } from '../../../components/thing-page';
import { typedFields } from '../../../components/typed-fields';
import { call, type Reply } from '../../../kernel/call';
import { useDraft } from '../../../kernel/drafts';
import { useForm } from '../../../kernel/form';
import { useFound } from '../../../kernel/found';
import { usePages } from '../../../kernel/load';
import { returnTo, routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { useParamId } from '../../../kernel/thing';
import { Photos } from '../../../parts/photos/photos';
import { useUploads } from '../../../parts/photos/use-uploads';
import { words as submissionWords } from '../../../parts/submission/words';
import { draftOf, EMPTY, fieldOf, problemsOf, type ProductDraft, termsOf } from './form';
import { Stock } from './stock';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '商品', enablePullDownRefresh: true });

type Product = Reply<'product.manage'>['items'][number];

/** A new product, or other terms of one that stands; staff look at them before they hold. */
export default function ProductFormPage() {
  const merchantId = Number(useRouter().params.merchantId);
  const productId = useParamId('productId');
  const pages = usePages('product.manage', productId === null ? null : { merchantId });
  const found = useFound(pages, productId === null ? null : ({ id }) => id === productId);
  const put = (after: Product) =>
    pages.change((items) => items.map((item) => (item.id === after.id ? after : item)));
  if (productId === null || found.data)
    return <ProductForm merchantId={merchantId} product={found.data} onStock={put} />;
  return (
    <ThingPage of={found} title={words.changeTitle} gone={{ title: words.gone, text: words.goneText }}>
      {() => null}
    </ThingPage>
  );
}

interface FormProps {
  merchantId: number;
  product: Product | null;
  onStock: (after: Product) => void;
}

function ProductForm({ merchantId, product, onStock }: FormProps) {
  const name = product ? `product-${product.id}-${product.version}` : `product-of-${merchantId}`;
  const draft = useDraft<ProductDraft>(name, product ? draftOf(product) : EMPTY);
  const { value, change } = draft;
  const photos = useUploads(name, value.photos, (next) => change({ photos: next }), LIMITS.productPhotos);
  const [ending, setEnding] = useState(false);
  const toList = () => returnTo(routes.shop.products(merchantId));
  const form = useForm({
    anchor: 'product',
    draft,
    photos: { photos },
    check: () => problemsOf(value),
    post: (options) => {
      const terms = { merchantId, ...termsOf(value) };
      return product
        ? send('product.change', { ...terms, productId: product.id, version: product.version }, options)
        : send('product.create', { ...terms, stock: Number(value.stock) }, options);
    },
    fieldOf: ({ field }) => fieldOf(field),
  });
  const typed = typedFields({ form, draft, labels: LABELS });
  const isSold = product?.state === 'open' || product?.state === 'paused';
  const fields = (
    <>
      {typed('name', { placeholder: words.namePlaceholder, max: LIMITS.nameChars })}
      <View className="form-pair">
        {typed('price', { decimal: true })}
        {typed('unit', { placeholder: words.unitPlaceholder })}
      </View>
      <View className="form-pair">
        {!product && typed('stock', { digits: true })}
        {typed('limit', { digits: true, hint: words.unlimited })}
      </View>
      <View className="form-pair">
        {typed('points', { digits: true, hint: words.optional })}
        {typed('fen', { decimal: true, hint: words.optional })}
      </View>
      {typed('text', { multiline: true, max: LIMITS.introChars })}
      <FormPart label={words.photos}>
        <Photos {...form.at('photos')} uploads={photos} max={LIMITS.productPhotos} />
      </FormPart>
    </>
  );
  return (
    <FormPage
      title={product ? words.changeTitle : words.formTitle}
      form={form}
      plain={product !== null}
      back={product?.submission?.state === 'rejected' && submissionWords.rejected(product.submission.answer)}
      lead={product ? undefined : words.lead}
      send={words.send}
      sent={{
        title: words.sentTitle,
        text: isSold ? words.changedText : words.sentText,
        action: { label: words.back, onTap: () => void toList() },
      }}
    >
      {product ? (
        <>
          <Stock product={product} onChanged={onStock} />
          <Section title={words.terms}>
            <View className="form">
              <View className="t15 i2">{words.changeLead}</View>
              {fields}
              <Button kind="soft" block onTap={() => setEnding(true)}>
                {words.end}
              </Button>
            </View>
          </Section>
        </>
      ) : (
        fields
      )}
      {ending && product && (
        <AskSheet
          title={words.endAsk}
          text={words.endText}
          yes={words.endDo}
          onYes={async () => {
            await call('product.end', { merchantId, productId: product.id });
            await toList();
          }}
          onClose={() => setEnding(false)}
        />
      )}
    </FormPage>
  );
}

const LABELS = {
  name: words.name,
  text: words.text,
  price: words.price,
  unit: words.unit,
  stock: words.stockNow,
  limit: words.limit,
  points: words.points,
  fen: words.fen,
};
