import { Text, View } from '@tarojs/components';
import { Button } from '../../../components/button';
import { Empty } from '../../../components/empty';
import { ListEnd } from '../../../components/list-end';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Section } from '../../../components/section';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { Tap } from '../../../components/tap';
import { useAction } from '../../../kernel/action';
import type { Reply } from '../../../kernel/call';
import { useCall, usePages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { send } from '../../../kernel/send';
import { words as cardWords } from '../../../parts/card/words';
import { words } from './words';
import '../../../parts/card/card.scss';

definePageConfig({ navigationBarTitleText: '爱心打折卡', enablePullDownRefresh: true });

/** The cards that I hold, and those that what I have done has earned me. */
export default function CardsPage() {
  const mine = usePages('card.mine', {});
  const claimable = usePages('card.claimable', {});
  const figures = useCall('card.figures', {}).data;
  const claim = useAction(async (cardId: number) => {
    const { id } = await send('card.claim', { cardId });
    await Promise.all([mine.refresh(), claimable.refresh()]);
    await go(routes.alliance.card(id));
  });
  const none = mine.items.length === 0 && claimable.items.length === 0;
  return (
    <Page title={words.title} onReachBottom={mine.loadMore} onPullDown={mine.refresh}>
      {figures && figures.granted > 0 && (
        <View className="card-figures serif t17">
          {words.figures(figures.shops, figures.granted, figures.used)}
        </View>
      )}
      {claim.error && <Notice kind="error">{claim.error.message}</Notice>}
      <StateView
        load={mine}
        skeleton={<Skeleton shape="row" count={4} />}
        empty={
          none && (
            <Empty
              title={words.noneTitle}
              text={words.noneText}
              action={{ label: words.publish, onTap: () => void go(routes.deed.publish()) }}
            />
          )
        }
      >
        {() => (
          <>
            {claimable.items.length > 0 && (
              <Section title={words.claimable}>
                {claimable.items.map((card) => (
                  <View key={card.id} className="card-row">
                    <Face shop={card.shop} title={card.title} percent={card.percent} />
                    <View className="between card-claim">
                      <View className="t14 i3">{`${words.because(card)}，${words.left(card.left)}`}</View>
                      <Button small loading={claim.busy} onTap={() => void claim.run(card.id)}>
                        {words.claim}
                      </Button>
                    </View>
                  </View>
                ))}
              </Section>
            )}
            <Section title={words.mine}>
              {mine.items.map((holding) => (
                <Held key={holding.id} holding={holding} />
              ))}
              <ListEnd pages={mine} text={words.end} />
            </Section>
          </>
        )}
      </StateView>
    </Page>
  );
}

function Held({ holding }: { holding: Reply<'card.mine'>['items'][number] }) {
  const good = holding.state === 'good';
  return (
    <Tap className="card-row" role="link" onTap={() => void go(routes.alliance.card(holding.id))}>
      <Face shop={holding.shop} title={holding.title} percent={holding.percent} />
      <View className="t14 i3">
        {good
          ? `${cardWords.usesLeft(holding)}，${words.until(holding.until)}`
          : cardWords.states[holding.state]}
      </View>
    </Tap>
  );
}

function Face({ shop, title, percent }: { shop: string; title: string; percent: number }) {
  return (
    <View className="between">
      <View className="grow">
        <View className="serif t17">{title}</View>
        <View className="t14 i2">{shop}</View>
      </View>
      <Text className="card-fold num">{cardWords.fold(percent)}</Text>
    </View>
  );
}
