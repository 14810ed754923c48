import { useRouter } from '@tarojs/taro';
import { usePages } from '../../../kernel/load';
import { back } from '../../../kernel/routes';
import { HoldersPage } from '../../../parts/card/holders-page';
import { words as cardWords } from '../../../parts/card/own-words';
import { words } from './words';

definePageConfig({ navigationBarTitleText: '谁有这张卡', enablePullDownRefresh: true });

const WAY_BACK = { label: words.toCards, onTap: () => void back() };

/** Who holds one of my shop's cards, with shortened names. Of a card for families in need the shop learns no name. */
export default function CardHoldersPage() {
  const cardId = Number(useRouter().params.cardId);
  const pages = usePages('card.given', { cardId });
  const card = pages.first?.card;
  const isPrivate = pages.error?.code === 'CARD_PRIVATE';
  return (
    <HoldersPage
      pages={pages}
      hidden={isPrivate ? { title: words.private, text: cardWords.secret, action: WAY_BACK } : null}
      card={card ? { title: cardWords.name(card), about: cardWords.counts(card) } : null}
      empty={{ title: words.holdersNone, text: words.holdersNoneText }}
      row={({ name, used, at }) => ({ name, used, note: words.since(at) })}
    />
  );
}
