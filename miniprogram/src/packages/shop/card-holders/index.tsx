import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { Empty } from '../../../components/empty';
import { ListEnd } from '../../../components/list-end';
import { Page } from '../../../components/page';
import { Row } from '../../../components/row';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { usePages } from '../../../kernel/load';
import { back } from '../../../kernel/routes';
import { words as cardWords } from '../../../parts/card/own-words';
import { words } from './words';
import './index.scss';

definePageConfig({ navigationBarTitleText: '谁有这张卡', enablePullDownRefresh: true });

/** Who holds one of my shop's cards, with shortened names. Of a card for families in need the shop learns no name. */
export default function CardHoldersPage() {
  const cardId = Number(useRouter().params.cardId);
  const pages = usePages('card.given', { cardId });
  const card = pages.first?.card;
  if (pages.error?.code === 'CARD_PRIVATE')
    return (
      <Page title={cardWords.holders}>
        <Empty
          title={words.private}
          text={cardWords.secret}
          action={{ label: words.toCards, onTap: () => void back() }}
        />
      </Page>
    );
  return (
    <Page title={cardWords.holders} onReachBottom={pages.loadMore} onPullDown={pages.refresh}>
      {card && (
        <View className="gutter my-card-head">
          <View className="serif t22">{`${card.title}，${cardWords.fold(card.percent)}`}</View>
          <View className="t15 i2">{cardWords.counts(card)}</View>
        </View>
      )}
      <StateView
        load={pages}
        skeleton={<Skeleton shape="row" count={5} />}
        empty={pages.items.length === 0 && <Empty title={words.holdersNone} text={words.holdersNoneText} />}
      >
        {() => (
          <View className="gutter">
            {pages.items.map(({ name, used, at }, index) => (
              // A shop is told no number of the person: the place in the list is all there is to tell them apart.
              <Row key={index} title={name} note={words.since(at)} value={words.usedTimes(used)} />
            ))}
            <ListEnd pages={pages} text={cardWords.listEnd} />
          </View>
        )}
      </StateView>
    </Page>
  );
}
