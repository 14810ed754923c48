import { View } from '@tarojs/components';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { Empty } from '../../../components/empty';
import { FormPage } from '../../../components/form-page';
import { FormPart } from '../../../components/form-part';
import { Row } from '../../../components/row';
import { Segmented } from '../../../components/segmented';
import { Sheet } from '../../../components/sheet';
import { ThingPage } from '../../../components/thing-page';
import { typedFields } from '../../../components/typed-fields';
import type { Reply } from '../../../kernel/call';
import { useDraft } from '../../../kernel/drafts';
import { useForm } from '../../../kernel/form';
import { returnTo, routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { useParamId, useThing } from '../../../kernel/thing';
import { words as fundWords } from '../../../parts/fund/desk-words';
import { Photos } from '../../../parts/photos/photos';
import { useUploads } from '../../../parts/photos/use-uploads';
import { contentOf, EMPTY, fieldOf, problemsOf, type UseDraft } from './form';
import { ShopSearch } from './shop-search';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '爱心基金', enablePullDownRefresh: true });

const WAY_BACK = { label: words.back, onTap: () => void returnTo(routes.staff.funds()) };

/** Proposes to use points of a fund: how many, which shop is paid, for what, with photos. A colleague confirms. */
export default function FundUsePage() {
  const fund = useThing('fund.get', useParamId('fundId'), (fundId) => ({ fundId }));
  // Points may go while it is written; what is written stays.
  const [opened, setOpened] = useState<Reply<'fund.get'> | null>(null);
  if (opened === null && fund.data && fund.data.left > 0) setOpened(fund.data);
  if (opened) return <UseForm fund={fund.data ?? opened} />;
  return (
    <ThingPage
      title={fundWords.use}
      of={fund}
      gone={{ title: words.gone, text: words.goneText, action: WAY_BACK }}
    >
      {() => <Empty title={words.nothingLeft} text={words.nothingLeftText} action={WAY_BACK} />}
    </ThingPage>
  );
}

function UseForm({ fund }: { fund: Reply<'fund.get'> }) {
  const name = `fund-use-${fund.id}`;
  const draft = useDraft<UseDraft>(name, EMPTY);
  const { value, change } = draft;
  const photos = useUploads(name, value.photos, (next) => change({ photos: next }), LIMITS.fundPhotos);
  const [choosing, setChoosing] = useState(false);
  const form = useForm({
    anchor: 'use',
    draft,
    photos: { photos },
    check: () => problemsOf(value, fund.left),
    post: (options) => send('fund.use', { fundId: fund.id, ...contentOf(value) }, options),
    fieldOf: ({ field }) => fieldOf(field),
  });
  const typed = typedFields({ form, draft, labels: { points: words.points, purpose: words.purpose } });
  return (
    <FormPage
      title={fundWords.use}
      form={form}
      send={words.propose}
      sent={{ title: words.proposedTitle, text: words.proposedText, action: WAY_BACK }}
    >
      <View>
        <View className="t17 b">{fundWords.left(fund.title, fund.left)}</View>
        <View className="t14 i2">{words.useLead}</View>
      </View>
      {typed('points', { digits: true })}
      <FormPart {...form.at('shop')}>
        <Segmented
          items={[
            { key: 'shop', label: words.toShop },
            { key: 'nobody', label: words.toNobody },
          ]}
          value={value.paysShop ? 'shop' : 'nobody'}
          onChange={(key) => change({ paysShop: key === 'shop' })}
          label={words.who}
        />
        {value.paysShop ? (
          <Row
            icon="shop"
            title={value.shop?.name ?? words.chooseShop}
            label={`${words.shop}，${value.shop?.name ?? words.chooseShop}`}
            onTap={() => setChoosing(true)}
          />
        ) : (
          <Row title={<View className="t14 i2">{words.toNobodyNote}</View>} />
        )}
      </FormPart>
      {typed('purpose', {
        placeholder: words.purposePlaceholder,
        multiline: true,
        max: LIMITS.caseChars,
      })}
      <FormPart label={words.photos}>
        <Photos {...form.at('photos')} uploads={photos} hint={words.photosHint} max={LIMITS.fundPhotos} />
      </FormPart>
      {choosing && (
        <Sheet open title={words.chooseShop} onClose={() => setChoosing(false)}>
          <ShopSearch
            onChoose={(shop) => {
              change({ shop });
              setChoosing(false);
            }}
          />
        </Sheet>
      )}
    </FormPage>
  );
}
