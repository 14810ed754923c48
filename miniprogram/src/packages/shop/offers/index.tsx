import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { AskSheet } from '../../../components/ask-sheet';
import { Button } from '../../../components/button';
import { useAction } from '../../../kernel/action';
import { call, type Reply } from '../../../kernel/call';
import { withOne } from '../../../kernel/lists';
import { usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { words as ownOfferWords } from '../../../parts/offer/own-words';
import { words as offerWords } from '../../../parts/offer/words';
import { useIsOwner } from '../../../parts/shop/use-is-owner';
import { OwnList } from '../../../parts/submission/own-list';
import { EditOrWithdraw, OwnThing } from '../../../parts/submission/own-thing';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '兑换项目', enablePullDownRefresh: true });

type Offer = Reply<'offer.manage'>['items'][number];
type Turn = 'pause' | 'resume' | 'end';

/** What one of my shops gives for points; its owner adds, changes, pauses and ends. */
export default function OffersPage() {
  const merchantId = Number(useRouter().params.merchantId);
  const isOwner = useIsOwner(merchantId);
  const pages = usePages('offer.manage', { merchantId });
  const [ending, setEnding] = useState<Offer | null>(null);
  const doTurn = async (to: Turn, { id }: Offer) =>
    pages.change(withOne(await call(`offer.${to}`, { merchantId, offerId: id })));
  const turn = useAction(doTurn);
  const acts = (offer: Offer) => (
    <>
      <EditOrWithdraw
        submission={offer.submission}
        label={words.edit}
        onEdit={() => void go(routes.shop.offerForm(merchantId, offer.id))}
        onWithdrawn={() => void pages.refresh()}
      />
      {(offer.state === 'open' || offer.state === 'paused') && (
        <Button
          kind="soft"
          small
          loading={turn.busy}
          onTap={() => void turn.run(offer.state === 'open' ? 'pause' : 'resume', offer)}
        >
          {offer.state === 'open' ? words.pause : words.resume}
        </Button>
      )}
      <Button kind="soft" small onTap={() => setEnding(offer)}>
        {words.end}
      </Button>
    </>
  );
  return (
    <OwnList
      title={words.title}
      pages={pages}
      add={isOwner ? { label: words.add, to: routes.shop.offerForm(merchantId) } : null}
      problem={turn.error}
      empty={{ title: ownOfferWords.none, text: ownOfferWords.noneText }}
      end={words.listEnd}
      item={(offer) => (
        <OwnThing
          key={offer.id}
          title={offer.title}
          state={words.state(offer)}
          of={offer}
          acts={isOwner && offer.state !== 'ended' && acts(offer)}
        >
          <View className="t15 i2">{words.terms(offer)}</View>
          {offerWords.times(offer).map((line) => (
            <View key={line} className="t15 i2">
              {line}
            </View>
          ))}
          <View className="t14 i3">{words.counts(offer)}</View>
        </OwnThing>
      )}
    >
      {ending && (
        <AskSheet
          title={words.endAsk}
          text={words.endText}
          yes={words.end}
          onYes={() => doTurn('end', ending)}
          onClose={() => setEnding(null)}
        />
      )}
    </OwnList>
  );
}
