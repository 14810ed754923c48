import { Text, View } from '@tarojs/components';
import Taro, { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { Button } from '../../components/button';
import { Empty } from '../../components/empty';
import { Field } from '../../components/field';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { Segmented } from '../../components/segmented';
import { Skeleton } from '../../components/skeleton';
import { StateView } from '../../components/state-view';
import { useAction } from '../../kernel/action';
import { call, type CallError, type Reply, toCallError } from '../../kernel/call';
import { useDraft } from '../../kernel/drafts';
import { usePages } from '../../kernel/load';
import { replace, routes } from '../../kernel/routes';
import { useMe } from '../../kernel/session';
import { Photos } from '../publish/parts/photos';
import { uploadsOf } from '../publish/uploads';
import { contentOf, draftOf, EMPTY, problemOf, type OfferDraft, type Problem } from './form';
import { words } from './words';
import './my-offers.scss';

type Offer = Reply<'offer.manage'>['items'][number];

/** A new offer, or new terms of one: what is shown stays until staff have said yes. */
export default function OfferFormPage() {
  const { params } = useRouter();
  const merchantId = Number(params.merchantId);
  const offerId = Number(params.offerId) || null;
  const pages = usePages('offer.manage', offerId === null ? null : { merchantId, size: 50 });
  const offer = pages.items.find(({ id }) => id === offerId) ?? null;
  if (offerId === null || offer) return <Form merchantId={merchantId} offer={offer} />;
  return (
    <Page title={words.formTitle}>
      <StateView
        load={pages}
        skeleton={<Skeleton shape="lines" count={10} />}
        empty={pages.state === 'ready' && <Empty title={words.none} text={words.noneText} />}
      >
        {() => null}
      </StateView>
    </Page>
  );
}

function Form({ merchantId, offer }: { merchantId: number; offer: Offer | null }) {
  const name = offer ? `offer-${offer.id}-${offer.version}` : `offer-of-${merchantId}`;
  const draft = useDraft<OfferDraft>(name, offer ? draftOf(offer) : EMPTY);
  const userId = useMe()?.id;
  const { value, change } = draft;
  const [photos] = useState(() =>
    uploadsOf(`${userId}:${name}`, value.photos, (next) => change({ photos: next }), LIMITS.merchantPhotos),
  );
  const [problem, setProblem] = useState<Problem | null>(null);
  const [sent, setSent] = useState(false);
  const send = useAction(async () => {
    const waiting = photos.store.get().some(({ state }) => state !== 'sent');
    const found =
      problemOf(value) ?? (waiting ? { field: 'photos' as const, message: words.waitPhotos } : null);
    setProblem(found);
    if (found) {
      void Taro.pageScrollTo({ selector: `#offer-${found.field}`, offsetTop: -80 });
      return;
    }
    const about = { merchantId, offerId: offer?.id ?? null, version: offer?.version ?? null };
    try {
      await call('offer.submit', { ...about, ...contentOf(value) }, { key: draft.key });
      draft.clear();
      photos.clear();
      setSent(true);
    } catch (thrown) {
      const error = toCallError(thrown);
      const field = fieldOf(error);
      if (!field) throw error;
      setProblem({ field, message: error.message });
    }
  });
  if (sent)
    return (
      <Page title={words.formTitle}>
        <Empty
          title={words.sentTitle}
          text={words.sentText}
          action={{ label: words.back, onTap: () => void replace(routes.myOffers(merchantId)) }}
        />
      </Page>
    );
  const field = (key: keyof OfferDraft & keyof typeof LABELS, more: object = {}) => (
    <View id={`offer-${key}`} className="grow">
      <Field
        label={LABELS[key]}
        value={String(value[key])}
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
      <View className="gutter my-offer-form">
        <View className="t14 i2">{words.borne}</View>
        {field('title', { placeholder: words.namePlaceholder, max: LIMITS.nameChars })}
        <View className="my-offer-pair">
          {field('listPrice')}
          {field('price', { hint: words.free })}
        </View>
        {field('points', { digits: true })}
        <Text className="my-offer-label">{words.period}</Text>
        <Segmented
          items={(['none', 'day', 'week', 'month'] as const).map((key) => ({
            key,
            label: words.periods[key],
          }))}
          value={value.period}
          onChange={(period) => change({ period })}
          label={words.period}
        />
        <View className="my-offer-pair">
          {field('stock', { digits: true, hint: words.unlimited })}
          {field('limit', { digits: true, hint: words.unlimited })}
        </View>
        {field('valid', { digits: true })}
        <View className="my-offer-pair">
          {field('from')}
          {field('to')}
        </View>
        {field('detail', {
          placeholder: words.detailPlaceholder,
          multiline: true,
          max: LIMITS.introChars,
        })}
        <Text className="my-offer-label">{words.photos}</Text>
        <View className="gutter-out">
          <Photos
            uploads={photos}
            problem={problem?.field === 'photos' ? problem.message : undefined}
            max={LIMITS.merchantPhotos}
            id="offer-photos"
          />
        </View>
      </View>
    </Page>
  );
}

const LABELS = {
  title: words.name,
  detail: words.detail,
  listPrice: words.listPrice,
  price: words.price,
  points: words.points,
  stock: words.stock,
  limit: words.limit,
  valid: words.valid,
  from: words.from,
  to: words.to,
};

const FIELDS = { personLimit: 'limit', validDays: 'valid', hours: 'to' } as const;

/** What the server found wrong, at the field of the form that it is about. */
function fieldOf({ field }: CallError): Problem['field'] | null {
  const name = field?.split('.')[0] ?? '';
  if (name in FIELDS) return FIELDS[name as keyof typeof FIELDS];
  return name in EMPTY ? (name as keyof OfferDraft) : null;
}
