import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { PACT } from '@jishan/shared/pact';
import { FormPage } from '../../../components/form-page';
import { FormPart } from '../../../components/form-part';
import { Section } from '../../../components/section';
import { Sheet } from '../../../components/sheet';
import { SwitchBox } from '../../../components/switch-box';
import { ThingPage } from '../../../components/thing-page';
import type { Reply } from '../../../kernel/call';
import { useDraft } from '../../../kernel/drafts';
import { useForm } from '../../../kernel/form';
import { returnTo, routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { useParamId, useThing } from '../../../kernel/thing';
import { Photos } from '../../../parts/photos/photos';
import { useUploads } from '../../../parts/photos/use-uploads';
import { appliesAgain } from '../../../parts/shop/applies-again';
import { Fields } from './fields';
import { contentOf, draftOf, EMPTY, fieldOf, problemsOf, type ShopDraft } from './form';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '申请加入德商联盟', enablePullDownRefresh: true });

/** Applying with a new shop; opened with a shop's id, changing what it says of itself. */
export default function ApplyPage() {
  const known = useParamId('merchantId');
  const file = useThing('merchant.file', known, (merchantId) => ({ merchantId }));
  const applies = known === null || (file.data !== null && appliesAgain(file.data));
  const title = applies ? words.applyTitle : words.changeTitle;
  if (known === null || file.data) return <Form title={title} applies={applies} file={file.data} />;
  return (
    <ThingPage title={title} of={file} gone={{ title: words.gone, text: words.goneText }}>
      {() => null}
    </ThingPage>
  );
}

interface FormProps {
  title: string;
  applies: boolean;
  file: Reply<'merchant.file'> | null;
}

function Form({ title, applies, file }: FormProps) {
  const name = file ? `shop-${file.id}-${file.version}` : 'shop';
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

  const form = useForm({
    anchor: 'shop',
    draft,
    photos: { photos, licence },
    check: () => problemsOf(value),
    post: async (options) => {
      const content = contentOf(value);
      const about = file && {
        ...{ merchantId: file.id, version: file.version },
        pact: applies ? PACT.version : null,
      };
      const id = about
        ? (await send('merchant.change', { ...content, ...about }, options)).id
        : (await send('merchant.apply', { ...content, pact: PACT.version }, options)).merchantId;
      setShopId(id);
    },
    fieldOf,
  });
  const toShop = () => void returnTo(routes.shop.home(shopId ?? undefined));

  return (
    <FormPage
      title={title}
      form={form}
      plain
      lead={applies ? words.lead : words.changeLead}
      send={words.send}
      sent={{
        title: words.sentTitle,
        text: words.sentText,
        action: { label: words.seeShop, onTap: toShop },
      }}
    >
      <View className="form gutter">
        <Fields draft={value} change={change} at={form.at} />
      </View>
      <Section title={words.photos}>
        <Photos {...form.at('photos')} uploads={photos} max={LIMITS.merchantPhotos} />
      </Section>
      <Section title={words.licence}>
        <Photos
          {...form.at('licence')}
          uploads={licence}
          hint={words.licenceHint}
          max={LIMITS.licencePhotos}
        />
      </Section>
      {applies && (
        <Section title={words.pact} note={words.readPact} onMore={() => setPact(true)}>
          <FormPart {...form.at('agreed')}>
            <SwitchBox
              on={value.agreed}
              onChange={(agreed) => change({ agreed })}
              title={words.agree}
              note={PACT.title}
            />
          </FormPart>
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
    </FormPage>
  );
}
