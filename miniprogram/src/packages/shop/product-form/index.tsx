import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { LIMITS } from '@jishan/shared/limits';
import { Empty } from '../../../components/empty';
import { Field } from '../../../components/field';
import { FormFoot } from '../../../components/form-foot';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Section } from '../../../components/section';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import type { Reply } from '../../../kernel/call';
import { useDraft } from '../../../kernel/drafts';
import { useForm } from '../../../kernel/form';
import { useFound } from '../../../kernel/found';
import { usePages } from '../../../kernel/load';
import { replace, routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { Photos } from '../../../parts/photos/photos';
import { areWaiting, useUploads } from '../../../parts/photos/use-uploads';
import { words as productWords } from '../../../parts/product/own-words';
import { End } from './end';
import { draftOf, EMPTY, problemOf, type Problem, type ProductDraft, termsOf } from './form';
import { Stock } from './stock';
import { words } from './words';
import '../../../parts/product/own.scss';
import './index.scss';

definePageConfig({ navigationBarTitleText: '商品' });

type Product = Reply<'product.manage'>['items'][number];

/** A new product, or other terms of one that stands; staff look at them before they hold. */
export default function ProductFormPage() {
  const { params } = useRouter();
  const merchantId = Number(params.merchantId);
  const productId = Number(params.productId) || null;
  const pages = usePages('product.manage', productId === null ? null : { merchantId });
  const product = useFound(pages, productId);
  if (productId === null) return <Form merchantId={merchantId} product={null} />;
  if (product)
    return (
      <Form
        merchantId={merchantId}
        product={product}
        onStock={(after) =>
          pages.change((items) => items.map((item) => (item.id === after.id ? after : item)))
        }
      />
    );
  return (
    <Page title={words.changeTitle}>
      <StateView
        load={pages}
        skeleton={<Skeleton shape="lines" count={10} />}
        empty={!pages.hasMore && <Empty title={words.gone} text={words.goneText} />}
      >
        {() => null}
      </StateView>
    </Page>
  );
}

interface FormProps {
  merchantId: number;
  product: Product | null;
  onStock?: (after: Product) => void;
}

function Form({ merchantId, product, onStock }: FormProps) {
  const title = product ? words.changeTitle : words.formTitle;
  const name = product ? `product-${product.id}-${product.version}` : `product-of-${merchantId}`;
  const draft = useDraft<ProductDraft>(name, product ? draftOf(product) : EMPTY);
  const { value, change } = draft;
  const photos = useUploads(name, value.photos, (next) => change({ photos: next }), LIMITS.productPhotos);
  const toList = () => void replace(routes.shop.products(merchantId));
  const { sending, sent, at } = useForm<Problem['field']>({
    anchor: 'product',
    draft,
    check: () =>
      problemOf(value) ?? (areWaiting(photos) ? { field: 'photos', message: words.waitPhotos } : null),
    post: async (options) => {
      const terms = { merchantId, ...termsOf(value) };
      await (product
        ? send('product.change', { ...terms, productId: product.id, version: product.version }, options)
        : send('product.create', { ...terms, stock: Number(value.stock) }, options));
      photos.clear();
    },
    fieldOf: ({ field }) => fieldOf(field),
  });
  if (sent)
    return (
      <Page title={title}>
        <Empty
          title={words.sentTitle}
          text={product?.state === 'open' || product?.state === 'paused' ? words.changedText : words.sentText}
          action={{ label: words.back, onTap: toList }}
        />
      </Page>
    );
  const field = (key: keyof typeof LABELS, more: object = {}) => (
    <View id={`product-${key}`} className="grow">
      <Field
        label={LABELS[key]}
        value={value[key]}
        onInput={(text) => change({ [key]: text })}
        error={at(key)}
        {...more}
      />
    </View>
  );
  const fields = (
    <View className="my-product-form">
      {product?.submission?.state === 'rejected' && (
        <Notice kind="warn">{productWords.rejected(product.submission.answer)}</Notice>
      )}
      <View className="t15 i2">{product ? words.changeLead : words.lead}</View>
      {field('name', { placeholder: words.namePlaceholder, max: LIMITS.nameChars })}
      <View className="my-product-pair">
        {field('price', { decimal: true })}
        {field('unit', { placeholder: words.unitPlaceholder })}
      </View>
      <View className="my-product-pair">
        {!product && field('stock', { digits: true })}
        {field('limit', { digits: true, hint: words.unlimited })}
      </View>
      <View className="my-product-pair">
        {field('points', { digits: true, hint: words.optional })}
        {field('fen', { decimal: true, hint: words.optional })}
      </View>
      {field('text', { multiline: true, max: LIMITS.introChars })}
      <Text className="my-product-label">{words.photos}</Text>
      <Photos uploads={photos} problem={at('photos')} max={LIMITS.productPhotos} id="product-photos" />
    </View>
  );
  return (
    <Page title={title} foot={<FormFoot sending={sending}>{words.send}</FormFoot>}>
      {product && onStock ? (
        <>
          <Stock product={product} onChanged={onStock} />
          <Section title={words.terms}>
            {fields}
            <End merchantId={merchantId} productId={product.id} onEnded={toList} />
          </Section>
        </>
      ) : (
        <View className="gutter">{fields}</View>
      )}
    </Page>
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

/** Where the words of a refusal stand. */
function fieldOf(path: string | undefined): keyof ProductDraft | null {
  const [name = ''] = (path ?? '').split('.');
  if (name === 'personLimit') return 'limit';
  if (name === 'pointsPart') return 'fen';
  return name in EMPTY ? (name as keyof ProductDraft) : null;
}
