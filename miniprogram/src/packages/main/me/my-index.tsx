import { IndexGrid, type IndexEntry } from '../../../components/index-grid';
import { Section } from '../../../components/section';
import { go, routes } from '../../../kernel/routes';
import type { Mine } from './index';
import { WORDS } from './words';

/** Where everything of mine is, in three groups, with the numbers that matter. */
export function MyIndex({ mine }: { mine: Mine | null }) {
  const entry = (
    icon: IndexEntry['icon'],
    label: string,
    url: string,
    told: Pick<IndexEntry, 'count' | 'waits'> = {},
  ): IndexEntry => ({ icon, label, ...told, onTap: () => void go(url) });
  const { posts, cards, household } = mine ?? {};
  const sentBack = posts && posts.rejected > 0 ? WORDS.sentBack(posts.rejected) : undefined;
  return (
    <>
      <Section title={WORDS.deeds}>
        <IndexGrid
          entries={[
            entry('points', WORDS.points, routes.mine.points(), { count: mine?.balance }),
            entry('edit', WORDS.posts, routes.mine.posts(sentBack && 'rejected'), {
              waits: sentBack,
              count: posts?.pending,
            }),
            entry('medal', WORDS.ranking, routes.book.ranking()),
            entry('notice', WORDS.notices, routes.book.notices(), { count: mine?.inNotice }),
            entry('book', WORDS.rules, routes.deed.rules()),
            entry('flag', WORDS.appeals, routes.book.appeals()),
          ]}
        />
      </Section>
      <Section title={WORDS.things}>
        <IndexGrid
          entries={[
            entry('ticket', WORDS.vouchers, routes.alliance.vouchers(), { count: mine?.vouchers }),
            entry('card', WORDS.cards, routes.alliance.cards(), {
              waits: cards && cards.claimable > 0 ? WORDS.claimable(cards.claimable) : undefined,
              count: cards?.held,
            }),
            entry('gift', WORDS.orders, routes.alliance.orders(), { count: mine?.orders }),
            entry('shop', WORDS.alliance, routes.main.alliance()),
          ]}
        />
      </Section>
      <Section title={WORDS.family}>
        <IndexGrid
          entries={[
            entry('family', WORDS.household, routes.book.household(), {
              waits: household && household.asking > 0 ? WORDS.asking(household.asking) : undefined,
              count: household?.members,
            }),
            entry('care', WORDS.funds, routes.alliance.funds()),
            entry('shop', mine && mine.shops.length > 0 ? WORDS.myShop : WORDS.join, routes.shop.home()),
          ]}
        />
      </Section>
    </>
  );
}
