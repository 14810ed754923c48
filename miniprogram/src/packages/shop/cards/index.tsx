import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { AskSheet } from '../../../components/ask-sheet';
import { Button } from '../../../components/button';
import { call } from '../../../kernel/call';
import { withOne } from '../../../kernel/lists';
import { useCall, usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { type Card, words as cardWords } from '../../../parts/card/own-words';
import { OwnList } from '../../../parts/submission/own-list';
import { OwnThing } from '../../../parts/submission/own-thing';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '爱心打折卡', enablePullDownRefresh: true });

const mayLook = ({ audience, granted }: Card) => audience !== 'need' && granted > 0;

/** The cards of kindness of one of my shops: how many, never who is in need. */
export default function CardsPage() {
  const merchantId = Number(useRouter().params.merchantId);
  const pages = usePages('card.ofShop', { merchantId });
  // What a rule is called; nobody waits for it.
  const isByRule = pages.items.some(({ ruleCode }) => ruleCode !== null);
  const rules = useCall('rule.list', isByRule ? { size: 100 } : null).data?.items ?? [];
  const [ending, setEnding] = useState<Card | null>(null);
  const acts = (card: Card) => (
    <>
      {mayLook(card) && (
        <Button kind="line" small onTap={() => void go(routes.shop.cardHolders(card.id))}>
          {cardWords.holders}
        </Button>
      )}
      {card.mayEnd && (
        <Button kind="soft" small onTap={() => setEnding(card)}>
          {words.end}
        </Button>
      )}
    </>
  );
  return (
    <OwnList
      title={words.title}
      pages={pages}
      add={{ label: words.add, to: routes.shop.cardForm(merchantId) }}
      empty={{ title: words.none, text: words.noneText }}
      end={cardWords.listEnd}
      item={(card) => (
        <OwnThing
          key={card.id}
          title={cardWords.name(card)}
          state={words.states[card.state]}
          of={card}
          acts={(card.mayEnd || mayLook(card)) && acts(card)}
        >
          <View className="t15">
            {cardWords.audience(card, rules.find(({ code }) => code === card.ruleCode)?.title)}
          </View>
          <View className="t15 i2">{words.validity(card)}</View>
          <View className="t14 i3">{cardWords.counts(card)}</View>
          {card.audience === 'need' && <View className="t14 i3">{cardWords.secret}</View>}
        </OwnThing>
      )}
    >
      {ending && (
        <AskSheet
          title={words.endAsk(ending.title)}
          text={words.endText}
          yes={words.end}
          onYes={async () => pages.change(withOne(await call('card.end', { cardId: ending.id })))}
          onClose={() => setEnding(null)}
        />
      )}
    </OwnList>
  );
}
