import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { LIMITS } from '@jishan/shared/limits';
import { Empty } from '../../../components/empty';
import { Field } from '../../../components/field';
import { FieldError } from '../../../components/field-error';
import { FormFoot } from '../../../components/form-foot';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Segmented } from '../../../components/segmented';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import type { CallError, Reply } from '../../../kernel/call';
import { useDraft } from '../../../kernel/drafts';
import { useForm } from '../../../kernel/form';
import { useFound } from '../../../kernel/found';
import { usePages } from '../../../kernel/load';
import { replace, routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { words as offerWords } from '../../../parts/offer/own-words';
import { Photos } from '../../../parts/photos/photos';
import { areWaiting, useUploads } from '../../../parts/photos/use-uploads';
import { contentOf, draftOf, EMPTY, problemOf, type OfferDraft, type Problem } from './form';
import { wrongHours } from './hours';
import { HoursFields } from './hours-fields';
import { SpecialFields } from './special-fields';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '兑换项目' });

type Offer = Reply<'offer.manage'>['items'][number];

/** A new offer, or new terms of one: what is shown stays until staff have said yes. */
export default function OfferFormPage() {
  const { params } = useRouter();
  const merchantId = Number(params.merchantId);
  const offerId = Number(params.offerId) || null;
  const pages = usePages('offer.manage', offerId === null ? null : { merchantId });
  const offer = useFound(pages, offerId);
  if (offerId === null || offer) return <Form merchantId={merchantId} offer={offer} />;
  return (
    <Page title={words.formTitle}>
      <StateView
        load={pages}
        skeleton={<Skeleton shape="lines" count={10} />}
        empty={!pages.hasMore && <Empty title={offerWords.none} text={offerWords.noneText} />}
      >
        {() => null}
      </StateView>
    </Page>
  );
}

function Form({ merchantId, offer }: { merchantId: number; offer: Offer | null }) {
  const name = offer ? `offer-${offer.id}-${offer.version}` : `offer-of-${merchantId}`;
  const draft = useDraft<OfferDraft>(name, offer ? draftOf(offer) : EMPTY);
  const { value, change } = draft;
  const photos = useUploads(name, value.photos, (next) => change({ photos: next }), LIMITS.merchantPhotos);
  const { sending, sent, problem, at } = useForm<Problem['field']>({
    anchor: 'offer',
    draft,
    check: () =>
      problemOf(value) ?? (areWaiting(photos) ? { field: 'photos', message: words.waitPhotos } : null),
    post: async (options) => {
      const about = { merchantId, offerId: offer?.id ?? null, version: offer?.version ?? null };
      await send('offer.submit', { ...about, ...contentOf(value) }, options);
      photos.clear();
    },
    fieldOf,
  });
  if (sent)
    return (
      <Page title={words.formTitle}>
        <Empty
          title={words.sentTitle}
          text={words.sentText}
          action={{ label: words.back, onTap: () => void replace(routes.shop.offers(merchantId)) }}
        />
      </Page>
    );
  // Ours as it is typed; what only the server finds wrong stands at the first span.
  const hoursProblem =
    problem?.field === 'hours'
      ? (wrongHours(value.hours) ?? { day: value.hours.daily ? 0 : null, index: 0, message: problem.message })
      : null;
  const field = (key: keyof OfferDraft & keyof typeof LABELS, more: object = {}) => (
    <View id={`offer-${key}`} className="grow">
      <Field
        label={LABELS[key]}
        value={String(value[key])}
        onInput={(text) => change({ [key]: text })}
        error={at(key)}
        {...more}
      />
    </View>
  );
  return (
    <Page title={words.formTitle} foot={<FormFoot sending={sending}>{words.send}</FormFoot>}>
      <View className="gutter my-offer-form">
        {offer?.submission?.state === 'rejected' && (
          <Notice kind="warn">{offerWords.rejected(offer.submission.answer)}</Notice>
        )}
        <View className="t15 i2">{words.borne}</View>
        {field('title', { placeholder: words.namePlaceholder, max: LIMITS.nameChars })}
        <View className="my-offer-pair">
          {field('listPrice', { decimal: true })}
          {field('price', { decimal: true, hint: words.free })}
        </View>
        {field('points', { digits: true })}
        <Text className="my-offer-label">{words.period}</Text>
        <View id="offer-period">
          <Segmented
            items={(['none', 'day', 'week', 'month'] as const).map((key) => ({
              key,
              label: words.periods[key],
            }))}
            value={value.period}
            onChange={(period) => change({ period })}
            label={words.period}
          />
          <FieldError>{at('period')}</FieldError>
        </View>
        <View className="my-offer-pair">
          {field('stock', { digits: true, hint: words.unlimited })}
          {field('limit', { digits: true, hint: words.unlimited })}
        </View>
        {field('valid', { digits: true })}
        <HoursFields
          value={value.hours}
          onChange={(part) => change({ hours: { ...value.hours, ...part } })}
          problem={hoursProblem}
        />
        <SpecialFields draft={value} change={change} problemAt={at} />
        {field('detail', {
          placeholder: words.detailPlaceholder,
          multiline: true,
          max: LIMITS.introChars,
        })}
        <Text className="my-offer-label">{words.photos}</Text>
        <Photos uploads={photos} problem={at('photos')} max={LIMITS.merchantPhotos} id="offer-photos" />
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
};

const FIELDS = {
  personLimit: 'limit',
  validDays: 'valid',
  startsAt: 'startDay',
  endsAt: 'endDay',
} as const;

/** What the server found wrong, at the field of the form that it is about. */
function fieldOf({ field }: CallError): Problem['field'] | null {
  const name = field?.split('.')[0] ?? '';
  if (name in FIELDS) return FIELDS[name as keyof typeof FIELDS];
  return name in EMPTY ? (name as keyof OfferDraft) : null;
}
