import { Text, View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { cx } from '../../../components/cx';
import { Empty } from '../../../components/empty';
import { ListEnd } from '../../../components/list-end';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Sheet } from '../../../components/sheet';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { useAction } from '../../../kernel/action';
import { call, type Reply } from '../../../kernel/call';
import { useCall, usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { words as ownOfferWords } from '../../../parts/offer/own-words';
import { words as offerWords } from '../../../parts/offer/words';
import { Withdraw } from '../../../parts/submission/withdraw';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '兑换项目' });

type Offer = Reply<'offer.manage'>['items'][number];

/** What one of my shops gives for points; its owner adds, changes, pauses and ends. */
export default function OffersPage() {
  const merchantId = Number(useRouter().params.merchantId);
  const mine = useCall('merchant.mine', {});
  const owner = mine.data?.shops.find(({ id }) => id === merchantId)?.role === 'owner';
  const pages = usePages('offer.manage', { merchantId });
  const [ending, setEnding] = useState<Offer | null>(null);
  const put = (after: Offer) =>
    pages.change((items) => items.map((item) => (item.id === after.id ? after : item)));
  const turn = useAction(async (to: 'pause' | 'resume' | 'end', offer: Offer) => {
    put(await call(`offer.${to}`, { merchantId, offerId: offer.id }));
    setEnding(null);
  });
  const add = () => void go(routes.shop.offerForm(merchantId));
  return (
    <Page
      title={words.title}
      onReachBottom={pages.loadMore}
      foot={
        owner && (
          <Button block onTap={add}>
            {words.add}
          </Button>
        )
      }
    >
      {turn.error && <Notice kind="error">{turn.error.message}</Notice>}
      <StateView
        load={pages}
        skeleton={<Skeleton shape="row" count={4} />}
        empty={pages.items.length === 0 && <Empty title={ownOfferWords.none} text={ownOfferWords.noneText} />}
      >
        {() => (
          <View className="gutter">
            {pages.items.map((offer) => (
              <OfferRow
                key={offer.id}
                offer={offer}
                owner={owner}
                busy={turn.busy}
                onEdit={() => void go(routes.shop.offerForm(merchantId, offer.id))}
                onWithdrawn={() => void pages.refresh()}
                onTurn={(to) => (to === 'end' ? setEnding(offer) : void turn.run(to, offer))}
              />
            ))}
            <ListEnd pages={pages} text={words.listEnd} />
          </View>
        )}
      </StateView>
      {ending && (
        <Sheet
          open
          title={words.endAsk}
          onClose={() => setEnding(null)}
          foot={
            <Button block loading={turn.busy} onTap={() => void turn.run('end', ending)}>
              {words.end}
            </Button>
          }
        >
          <View className="t15 i2">{words.endText}</View>
        </Sheet>
      )}
    </Page>
  );
}

interface RowProps {
  offer: Offer;
  owner: boolean;
  busy: boolean;
  onEdit: () => void;
  onWithdrawn: () => void;
  onTurn: (to: 'pause' | 'resume' | 'end') => void;
}

function OfferRow({ offer, owner, busy, onEdit, onWithdrawn, onTurn }: RowProps) {
  const { state, submission } = offer;
  return (
    <View className="my-offer">
      <View className="between">
        <Text className="t17 b">{offer.title}</Text>
        <Text className={cx('my-offer-state t14', state === 'open' ? 'done' : 'i3')}>
          {words.state(offer)}
        </Text>
      </View>
      <View className="t15 i2">{words.terms(offer)}</View>
      {offerWords.times(offer).map((line) => (
        <View key={line} className="t15 i2">
          {line}
        </View>
      ))}
      <View className="t14 i3">{words.counts(offer)}</View>
      {submission?.state === 'pending' && state !== 'waiting' && (
        <View className="t14 i2">{words.pending}</View>
      )}
      {submission?.state === 'rejected' && (
        <View className="t14 gain">{ownOfferWords.rejected(submission.answer)}</View>
      )}
      {owner && state !== 'ended' && (
        <View className="my-offer-acts">
          {submission?.state === 'pending' ? (
            <Withdraw submissionId={submission.id} onDone={onWithdrawn} />
          ) : (
            <Button kind="line" small onTap={onEdit}>
              {words.edit}
            </Button>
          )}
          {state === 'open' && (
            <Button kind="soft" small loading={busy} onTap={() => onTurn('pause')}>
              {words.pause}
            </Button>
          )}
          {state === 'paused' && (
            <Button kind="soft" small loading={busy} onTap={() => onTurn('resume')}>
              {words.resume}
            </Button>
          )}
          <Button kind="soft" small onTap={() => onTurn('end')}>
            {words.end}
          </Button>
        </View>
      )}
    </View>
  );
}
