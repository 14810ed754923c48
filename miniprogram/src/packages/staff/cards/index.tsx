import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { AskSheet } from '../../../components/ask-sheet';
import { Avatar } from '../../../components/avatar';
import { Button } from '../../../components/button';
import { ListPage } from '../../../components/list-page';
import { Row } from '../../../components/row';
import { Sheet } from '../../../components/sheet';
import type { Reply } from '../../../kernel/call';
import { usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { words as cardWords } from '../../../parts/card/desk-words';
import { type Resident, ResidentSearch } from '../../../parts/resident/resident-search';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '送爱心卡', enablePullDownRefresh: true });

type Card = Reply<'card.toGrant'>['items'][number];

/** Cards of kindness for which staff name the people. */
export default function CardsPage() {
  const pages = usePages('card.toGrant', {});
  const [granting, setGranting] = useState<Card | null>(null);
  const [told, setTold] = useState<string | null>(null);
  return (
    <ListPage
      title={words.title}
      pages={pages}
      told={told}
      lead={<View className="gutter list-lead t15 i2">{words.lead}</View>}
      empty={{ title: words.none, text: words.noneText }}
      end={cardWords.end}
      item={(card) => (
        <View key={card.id} className="list-thing">
          <View className="between">
            <Text className="t17 b">{`${card.shop}，${cardWords.fold(card.percent)}`}</Text>
            <Text className="t14 i3 fixed">{words.audiences[card.audience]}</Text>
          </View>
          <View className="t15">{card.title}</View>
          <View className="t14 i3">
            {card.granted < card.quota ? words.left(card.quota - card.granted) : words.gone}
          </View>
          {card.ownShop ? (
            <View className="t14 i2">{words.own}</View>
          ) : (
            <View className="list-acts">
              {card.granted > 0 && (
                <Button kind="soft" small onTap={() => void go(routes.staff.cardHolders(card.id))}>
                  {cardWords.holders}
                </Button>
              )}
              {card.granted < card.quota && (
                <Button kind="line" small onTap={() => setGranting(card)}>
                  {words.grant}
                </Button>
              )}
            </View>
          )}
        </View>
      )}
    >
      {granting && (
        <Grant
          card={granting}
          onGiven={(text) => {
            setTold(text);
            void pages.refresh();
          }}
          onClose={() => setGranting(null)}
        />
      )}
    </ListPage>
  );
}

interface GrantProps {
  card: Card;
  onGiven: (text: string) => void;
  onClose: () => void;
}

/** Somebody is looked for; then, before the card is theirs, it is asked whether it is they. */
function Grant({ card, onGiven, onClose }: GrantProps) {
  const [chosen, setChosen] = useState<Resident | null>(null);
  if (!chosen)
    return (
      <Sheet open title={words.grantTitle(card.title)} onClose={onClose}>
        <ResidentSearch onChoose={setChosen} />
      </Sheet>
    );
  return (
    <AskSheet
      title={words.giveAsk(card.title, chosen.name)}
      text={words.giveText}
      yes={words.give}
      no={words.another}
      onYes={async () => {
        const { given, left } = await send('card.grant', { cardId: card.id, userIds: [chosen.id] });
        onGiven(given > 0 ? words.given(chosen.name, left) : words.had(chosen.name));
        onClose();
      }}
      onClose={() => setChosen(null)}
    >
      {() => (
        <Row
          lead={<Avatar name={chosen.avatar} />}
          title={chosen.name}
          note={[chosen.community, chosen.grid].filter(Boolean).join(' ')}
        />
      )}
    </AskSheet>
  );
}
