import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { Empty } from '../../../components/empty';
import { ListEnd } from '../../../components/list-end';
import { Notice } from '../../../components/notice';
import { Page } from '../../../components/page';
import { Row } from '../../../components/row';
import { Skeleton } from '../../../components/skeleton';
import { StateView } from '../../../components/state-view';
import { usePages } from '../../../kernel/load';
import { back } from '../../../kernel/routes';
import { words as cardWords } from '../../../parts/card/desk-words';
import { words } from './words';
import '../../../parts/card/desk.scss';

definePageConfig({ navigationBarTitleText: '谁有这张卡', enablePullDownRefresh: true });

/** Refusals after which asking again helps nothing. */
const HIDDEN = ['OUT_OF_SCOPE', 'DECIDE_OTHER', 'CARD_NOT_GRANTED', 'NOT_FOUND'];

/** Whom staff have named for a card: for those who name them, and nobody else. */
export default function CardHoldersPage() {
  const cardId = Number(useRouter().params.cardId);
  const pages = usePages('card.holders', { cardId });
  const card = pages.first?.card;
  if (pages.state === 'error' && HIDDEN.includes(pages.error?.code ?? ''))
    return (
      <Page title={cardWords.holders}>
        <Empty
          title={words.hidden}
          text={pages.error?.message}
          action={{ label: words.toDesk, onTap: () => void back() }}
        />
      </Page>
    );
  return (
    <Page title={cardWords.holders} onReachBottom={pages.loadMore} onPullDown={pages.refresh}>
      {card && (
        <View className="gutter card-desk-head">
          <View className="serif t22">{`${card.title}，${cardWords.fold(card.percent)}`}</View>
          <View className="t15 i2">
            {card.shop}
            <View className="dt" />
            {words.counts(card.granted, card.quota, card.used)}
          </View>
        </View>
      )}
      {card?.audience === 'need' && (
        <View className="gutter">
          <Notice kind="warn">{words.secret}</Notice>
        </View>
      )}
      <StateView
        load={pages}
        skeleton={<Skeleton shape="row" count={5} />}
        empty={pages.items.length === 0 && <Empty title={words.holdersNone} text={words.holdersNoneText} />}
      >
        {() => (
          <View className="gutter">
            {pages.items.map(({ userId, name, community, used, at }) => (
              <Row
                key={userId}
                title={name}
                note={
                  <>
                    {community}
                    <View className="dt" />
                    {words.since(at)}
                  </>
                }
                value={words.times(used)}
              />
            ))}
            <ListEnd pages={pages} text={cardWords.end} />
          </View>
        )}
      </StateView>
    </Page>
  );
}
