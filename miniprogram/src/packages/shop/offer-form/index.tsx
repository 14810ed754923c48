import { useRouter } from '@tarojs/taro';
import { View } from '@tarojs/components';
import { LIMITS } from '@jishan/shared/limits';
import { FormPage } from '../../../components/form-page';
import { FormPart } from '../../../components/form-part';
import { Segmented } from '../../../components/segmented';
import { ThingPage } from '../../../components/thing-page';
import { typedFields } from '../../../components/typed-fields';
import type { Reply } from '../../../kernel/call';
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
import { contentOf, draftOf, EMPTY, fieldOf, type OfferDraft, problemsOf } from './form';
import { wrongHours } from './hours';
import { HoursFields } from './hours-fields';
import { SpecialFields } from './special-fields';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '兑换项目', enablePullDownRefresh: true });

type Offer = Reply<'offer.manage'>['items'][number];

/** A new offer, or new terms of one: what is shown stays until staff have said yes. */
export default function OfferFormPage() {
  const merchantId = Number(useRouter().params.merchantId);
  const offerId = useParamId('offerId');
  const pages = usePages('offer.manage', offerId === null ? null : { merchantId });
  const found = useFound(pages, offerId === null ? null : ({ id }) => id === offerId);
  if (offerId === null || found.data) return <OfferForm merchantId={merchantId} offer={found.data} />;
  return (
    <ThingPage of={found} title={words.formTitle} gone={{ title: words.gone, text: words.goneText }}>
      {() => null}
    </ThingPage>
  );
}

function OfferForm({ merchantId, offer }: { merchantId: number; offer: Offer | null }) {
  const name = offer ? `offer-${offer.id}-${offer.version}` : `offer-of-${merchantId}`;
  const draft = useDraft<OfferDraft>(name, offer ? draftOf(offer) : EMPTY);
  const { value, change } = draft;
  const photos = useUploads(name, value.photos, (next) => change({ photos: next }), LIMITS.merchantPhotos);
  const form = useForm({
    anchor: 'offer',
    draft,
    photos: { photos },
    check: () => problemsOf(value),
    post: (options) => {
      const about = { merchantId, offerId: offer?.id ?? null, version: offer?.version ?? null };
      return send('offer.submit', { ...about, ...contentOf(value) }, options);
    },
    fieldOf: ({ field }) => fieldOf(field, value),
  });
  const typed = typedFields({ form, draft, labels: LABELS });
  const hours = form.at('hours').error;
  // Ours as it is typed; what only the server finds wrong stands at the first span.
  const wrong =
    hours === undefined
      ? null
      : (wrongHours(value.hours) ?? { day: value.hours.daily ? 0 : null, index: 0, message: hours });
  return (
    <FormPage
      title={words.formTitle}
      form={form}
      back={offer?.submission?.state === 'rejected' && submissionWords.rejected(offer.submission.answer)}
      lead={words.borne}
      send={words.send}
      sent={{
        title: words.sentTitle,
        text: words.sentText,
        action: { label: words.back, onTap: () => void returnTo(routes.shop.offers(merchantId)) },
      }}
    >
      {typed('title', { placeholder: words.namePlaceholder, max: LIMITS.nameChars })}
      <View className="form-pair">
        {typed('listPrice', { decimal: true })}
        {typed('price', { decimal: true, hint: words.free })}
      </View>
      {typed('points', { digits: true })}
      <FormPart {...form.at('period')} label={words.period}>
        <Segmented
          items={(['none', 'day', 'week', 'month'] as const).map((key) => ({
            key,
            label: words.periods[key],
          }))}
          value={value.period}
          onChange={(period) => change({ period })}
          label={words.period}
        />
      </FormPart>
      <View className="form-pair">
        {typed('stock', { digits: true, hint: words.unlimited })}
        {typed('limit', { digits: true, hint: words.unlimited })}
      </View>
      {typed('valid', { digits: true })}
      <HoursFields
        value={value.hours}
        onChange={(part) => change({ hours: { ...value.hours, ...part } })}
        problem={wrong}
      />
      <SpecialFields draft={value} change={change} at={form.at} />
      {typed('detail', {
        placeholder: words.detailPlaceholder,
        multiline: true,
        max: LIMITS.introChars,
      })}
      <FormPart label={words.photos}>
        <Photos {...form.at('photos')} uploads={photos} max={LIMITS.merchantPhotos} />
      </FormPart>
    </FormPage>
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
