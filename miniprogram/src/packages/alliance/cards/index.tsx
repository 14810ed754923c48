import { Text, View } from '@tarojs/components';
import { Button } from '../../../components/button';
import { ListPage } from '../../../components/list-page';
import { Section } from '../../../components/section';
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

const toPublish = () => void go(routes.deed.publish());

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
  return (
    <ListPage
      title={words.title}
      pages={mine}
      also={claimable.refresh}
      problem={claim.error}
      lead={
        claimable.items.length > 0 && (
          <Section title={words.claimable}>
            {claimable.items.map((card) => (
              <View key={card.id} className="list-thing">
                <Face {...card} />
                <View className="between card-claim">
                  <View className="t14 i3">{`${words.because(card)}，${words.left(card.left)}`}</View>
                  <Button small loading={claim.busy} onTap={() => void claim.run(card.id)}>
                    {words.claim}
                  </Button>
                </View>
              </View>
            ))}
          </Section>
        )
      }
      isFull={claimable.items.length > 0}
      empty={{
        title: words.noneTitle,
        text: words.noneText,
        action: { label: words.publish, onTap: toPublish },
      }}
      end={figures && figures.granted > 0 ? words.figures(figures) : words.end}
      head={mine.items.length > 0 && <View className="card-mine serif t17">{words.mine}</View>}
      item={(holding) => <Held key={holding.id} holding={holding} />}
    />
  );
}

function Held({ holding }: { holding: Reply<'card.mine'>['items'][number] }) {
  const good = holding.state === 'good';
  return (
    <Tap className="list-thing" role="link" onTap={() => void go(routes.alliance.card(holding.id))}>
      <Face {...holding} />
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
