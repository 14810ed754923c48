import { View } from '@tarojs/components';
import { useRouter } from '@tarojs/taro';
import { Notice } from '../../../components/notice';
import { usePages } from '../../../kernel/load';
import { back } from '../../../kernel/routes';
import { words as cardWords } from '../../../parts/card/desk-words';
import { HoldersPage } from '../../../parts/card/holders-page';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '谁有这张卡', enablePullDownRefresh: true });

/** Refusals after which asking again helps nothing. */
const HIDDEN = ['OUT_OF_SCOPE', 'DECIDE_OTHER', 'CARD_NOT_GRANTED', 'NOT_FOUND'];

const WAY_BACK = { label: words.toDesk, onTap: () => void back() };

/** Whom staff have named for a card: for those who name them, and nobody else. */
export default function CardHoldersPage() {
  const cardId = Number(useRouter().params.cardId);
  const pages = usePages('card.holders', { cardId });
  const card = pages.first?.card;
  const isHidden = pages.state === 'error' && HIDDEN.includes(pages.error?.code ?? '');
  const about = card && (
    <>
      {card.shop}
      <View className="dt" />
      {words.counts(card.granted, card.quota, card.used)}
    </>
  );
  return (
    <HoldersPage
      pages={pages}
      hidden={isHidden ? { title: words.hidden, text: pages.error?.message, action: WAY_BACK } : null}
      card={card ? { title: `${card.title}，${cardWords.fold(card.percent)}`, about } : null}
      lead={
        card?.audience === 'need' && (
          <View className="gutter">
            <Notice kind="warn">{words.secret}</Notice>
          </View>
        )
      }
      empty={{ title: words.holdersNone, text: words.holdersNoneText }}
      row={({ name, community, used, at }) => ({
        name,
        used,
        note: (
          <>
            {community}
            <View className="dt" />
            {words.since(at)}
          </>
        ),
      })}
    />
  );
}
