import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { PACT } from '@jishan/shared/merchants';
import { Empty } from '../../../components/empty';
import { FieldError } from '../../../components/field-error';
import { FormFoot } from '../../../components/form-foot';
import { Page } from '../../../components/page';
import { Section } from '../../../components/section';
import { Sheet } from '../../../components/sheet';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { SwitchBox } from '../../../components/switch-box';
import type { CallError, Reply } from '../../../kernel/call';
import { useDraft } from '../../../kernel/drafts';
import { useForm } from '../../../kernel/form';
import { useCall } from '../../../kernel/load';
import { replace, routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { Photos } from '../../../parts/photos/photos';
import { areWaiting, useUploads } from '../../../parts/photos/use-uploads';
import { appliesAgain } from '../../../parts/shop/applies-again';
import { Fields } from './fields';
import { contentOf, draftOf, EMPTY, problemOf, type Problem, type ShopDraft } from './form';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '申请加入德商联盟' });

/** Applying with a new shop; opened with a shop's id, changing what it says of itself. */
export default function ApplyPage() {
  const merchantId = Number(useRouter().params.merchantId);
  const known = Number.isSafeInteger(merchantId) && merchantId > 0;
  const load = useCall('merchant.file', known ? { merchantId } : null);
  const title = known && !(load.data && appliesAgain(load.data)) ? words.changeTitle : words.applyTitle;
  if (!known) return <Form title={title} file={null} />;
  return load.data ? (
    <Form title={title} file={load.data} />
  ) : (
    <Page title={title}>
      <StateView load={load} skeleton={<Skeleton shape="lines" count={10} />}>
        {() => null}
      </StateView>
    </Page>
  );
}

function Form({ title, file }: { title: string; file: Reply<'merchant.file'> | null }) {
  const name = file ? `shop-${file.id}-${file.version}` : 'shop';
  const applies = file === null || appliesAgain(file);
  const draft = useDraft<ShopDraft>(name, file ? draftOf(file) : EMPTY);
  const { value, change } = draft;
  const photos = useUploads(name, value.photos, (next) => change({ photos: next }), LIMITS.merchantPhotos);
  const licence = useUploads(
    `${name}:licence`,
    value.licence,
    (next) => change({ licence: next }),
    LIMITS.licencePhotos,
  );
  const [shopId, setShopId] = useState<number | null>(null);
  const [pact, setPact] = useState(false);

  const { sending, at } = useForm<Problem['field']>({
    anchor: 'shop',
    draft,
    check: () => {
      const message = words.waitPhotos;
      const unsent = areWaiting(photos) ? 'photos' : areWaiting(licence) ? 'licence' : null;
      return problemOf(value) ?? (unsent && { field: unsent, message });
    },
    post: async (options) => {
      const content = contentOf(value);
      const about = file && {
        ...{ merchantId: file.id, version: file.version },
        pact: applies ? PACT.version : null,
      };
      const id = about
        ? (await send('merchant.change', { ...content, ...about }, options)).id
        : (await send('merchant.apply', { ...content, pact: PACT.version }, options)).merchantId;
      photos.clear();
      licence.clear();
      setShopId(id);
    },
    fieldOf,
  });

  if (shopId !== null)
    return (
      <Page title={title}>
        <Empty
          title={words.sentTitle}
          text={words.sentText}
          action={{ label: words.seeShop, onTap: () => void replace(routes.shop.home(shopId)) }}
        />
      </Page>
    );
  return (
    <Page title={title} foot={<FormFoot sending={sending}>{words.send}</FormFoot>}>
      <View className="gutter shop-form">
        <View className="t15 i2">{applies ? words.lead : words.changeLead}</View>
        <Fields draft={value} change={change} problemAt={at} />
      </View>
      <Section title={words.photos}>
        <Photos uploads={photos} problem={at('photos')} max={LIMITS.merchantPhotos} id="shop-photos" />
      </Section>
      <Section title={words.licence}>
        <Photos
          uploads={licence}
          problem={at('licence')}
          hint={words.licenceHint}
          max={LIMITS.licencePhotos}
          id="shop-licence"
        />
      </Section>
      {applies && (
        <Section title={words.pact} note={words.readPact} onMore={() => setPact(true)}>
          <View id="shop-agreed">
            <SwitchBox
              on={value.agreed}
              onChange={(agreed) => change({ agreed })}
              title={words.agree}
              note={PACT.title}
            />
            <FieldError>{at('agreed')}</FieldError>
          </View>
        </Section>
      )}
      <Sheet open={pact} title={PACT.title} onClose={() => setPact(false)}>
        {PACT.articles.map((article, index) => (
          <View key={article} className="shop-article t17">
            <Text className="num i3">{`${index + 1} `}</Text>
            <Text>{article}</Text>
          </View>
        ))}
      </Sheet>
    </Page>
  );
}

const FIELDS = ['name', 'kind', 'intro', 'giving', 'address', 'phone', 'photos', 'licence'] as const;

/** What the server found wrong, at the field of the form that it is about. */
function fieldOf({ field }: CallError): Problem['field'] | null {
  if (field === 'lat' || field === 'lng') return 'spot';
  if (field?.startsWith('hours')) return 'to';
  if (field === 'pact') return 'agreed';
  return FIELDS.find((name) => field === name || field?.startsWith(`${name}.`)) ?? null;
}
