import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { LIMITS } from '@jishan/shared/limits';
import { Empty } from '../../../components/empty';
import { Field } from '../../../components/field';
import { FieldError } from '../../../components/field-error';
import { FormFoot } from '../../../components/form-foot';
import { Page } from '../../../components/page';
import { Row } from '../../../components/row';
import { Segmented } from '../../../components/segmented';
import { Sheet } from '../../../components/sheet';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import type { Reply } from '../../../kernel/call';
import { useDraft } from '../../../kernel/drafts';
import { useForm } from '../../../kernel/form';
import { useCall } from '../../../kernel/load';
import { replace, routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { words as fundWords } from '../../../parts/fund/desk-words';
import { Photos } from '../../../parts/photos/photos';
import { areWaiting, useUploads } from '../../../parts/photos/use-uploads';
import { ShopSearch } from './shop-search';
import { contentOf, EMPTY, fieldOf, type Problem, problemOf, type UseDraft } from './use-form';
import { words } from './words';
import '../../../parts/fund/desk.scss';
import './index.scss';

definePageConfig({ navigationBarTitleText: '爱心基金' });

const toDesk = () => void replace(routes.staff.funds());

/** Proposes to use points of a fund: how many, which shop is paid, for what, with photos. A colleague confirms. */
export default function FundUsePage() {
  const fundId = Number(useRouter().params.fundId);
  const load = useCall('fund.get', { fundId });
  const [sent, setSent] = useState(false);
  if (sent)
    return (
      <Page title={fundWords.use}>
        <Empty
          title={words.proposedTitle}
          text={words.proposedText}
          action={{ label: words.back, onTap: toDesk }}
        />
      </Page>
    );
  const fund = load.data;
  if (fund && fund.left > 0) return <UseForm fund={fund} onSent={() => setSent(true)} />;
  return (
    <Page title={fundWords.use}>
      <StateView
        load={load}
        skeleton={<Skeleton shape="lines" count={8} />}
        empty={
          <Empty
            title={words.nothingLeft}
            text={words.nothingLeftText}
            action={{ label: words.back, onTap: toDesk }}
          />
        }
      >
        {() => null}
      </StateView>
    </Page>
  );
}

function UseForm({ fund, onSent }: { fund: Reply<'fund.get'>; onSent: () => void }) {
  const name = `fund-use-${fund.id}`;
  const draft = useDraft<UseDraft>(name, EMPTY);
  const { value, change } = draft;
  const photos = useUploads(name, value.photos, (next) => change({ photos: next }), LIMITS.fundPhotos);
  const [choosing, setChoosing] = useState(false);
  const { sending, at } = useForm<Problem['field']>({
    anchor: 'use',
    draft,
    check: () =>
      problemOf(value, fund.left) ??
      (areWaiting(photos) ? { field: 'photos', message: words.waitPhotos } : null),
    post: async (options) => {
      await send('fund.use', { fundId: fund.id, ...contentOf(value) }, options);
      photos.clear();
      onSent();
    },
    fieldOf: ({ field }) => fieldOf(field) ?? null,
  });
  return (
    <Page title={fundWords.use} foot={<FormFoot sending={sending}>{words.propose}</FormFoot>}>
      <View className="gutter fund-desk-form">
        <View>
          <View className="t17 b">{fundWords.left(fund.title, fund.left)}</View>
          <View className="t14 i2">{words.useLead}</View>
        </View>
        <View id="use-points">
          <Field
            label={words.points}
            value={value.points}
            onInput={(points) => change({ points })}
            digits
            error={at('points')}
          />
        </View>
        <View id="use-shop">
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
            <View className="t14 i2 fund-desk-none">{words.toNobodyNote}</View>
          )}
          <View className="gutter-out">
            <FieldError>{at('shop')}</FieldError>
          </View>
        </View>
        <View id="use-purpose">
          <Field
            label={words.purpose}
            value={value.purpose}
            onInput={(purpose) => change({ purpose })}
            placeholder={words.purposePlaceholder}
            multiline
            max={LIMITS.caseChars}
            error={at('purpose')}
          />
        </View>
        <View>
          <Text className="fund-desk-label">{words.photos}</Text>
          <View className="gutter-out">
            <Photos
              uploads={photos}
              problem={at('photos')}
              hint={words.photosHint}
              max={LIMITS.fundPhotos}
              id="use-photos"
            />
          </View>
        </View>
      </View>
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
    </Page>
  );
}
