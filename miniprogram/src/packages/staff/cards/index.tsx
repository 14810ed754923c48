import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { ListEnd } from '../../../components/list-end';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Sheet } from '../../../components/sheet';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { useAction } from '../../../kernel/action';
import type { Reply } from '../../../kernel/call';
import { usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { words as cardWords } from '../../../parts/card/desk-words';
import { ResidentSearch } from '../../../parts/resident/resident-search';
import { words } from './words';
import '../../../parts/card/desk.scss';

definePageConfig({ navigationBarTitleText: '送爱心卡' });

type Card = Reply<'card.toGrant'>['items'][number];

/** Cards of kindness for which staff name the people. */
export default function CardsPage() {
  const pages = usePages('card.toGrant', {});
  const [granting, setGranting] = useState<Card | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const grant = useAction(async (card: Card, user: { id: number; name: string }) => {
    const { given, left } = await send('card.grant', { cardId: card.id, userIds: [user.id] });
    setSaid(given > 0 ? words.given(user.name, left) : words.had(user.name));
    setGranting(null);
    await pages.refresh();
  });
  return (
    <Page title={words.title} onReachBottom={pages.loadMore}>
      {said && (
        <Notice kind="done" className="card-desk-said">
          {said}
        </Notice>
      )}
      <View className="t15 i2 card-desk-lead">{words.lead}</View>
      <StateView
        load={pages}
        skeleton={<Skeleton shape="row" count={4} />}
        empty={pages.items.length === 0 && <Empty title={words.none} text={words.noneText} />}
      >
        {() => (
          <View className="gutter">
            {pages.items.map((card) => (
              <View key={card.id} className="card-desk-row">
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
                  <View className="card-desk-acts">
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
            ))}
            <ListEnd pages={pages} text={cardWords.end} />
          </View>
        )}
      </StateView>
      {granting && (
        <Sheet open title={words.grantTitle(granting.title)} onClose={() => setGranting(null)}>
          {grant.error && <Notice kind="error">{grant.error.message}</Notice>}
          <ResidentSearch onChoose={(resident) => void grant.run(granting, resident)} />
        </Sheet>
      )}
    </Page>
  );
}
