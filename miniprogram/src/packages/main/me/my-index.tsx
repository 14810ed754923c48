import { IndexGrid } from '../../../components/index-grid';
import { Section } from '../../../components/section';
import { routes } from '../../../kernel/routes';
import type { Mine } from './index';
import { WORDS } from './words';

/** Where everything of mine is, in three groups, with the numbers that matter. */
export function MyIndex({ mine }: { mine: Mine | null }) {
  const { posts, cards, household } = mine ?? {};
  const sentBack = posts && posts.rejected > 0 ? WORDS.sentBack(posts.rejected) : undefined;
  return (
    <>
      <Section title={WORDS.deeds}>
        <IndexGrid
          entries={[
            { icon: 'points', label: WORDS.points, to: routes.mine.points(), count: mine?.balance },
            {
              icon: 'edit',
              label: WORDS.posts,
              to: routes.mine.posts(sentBack && 'rejected'),
              waits: sentBack,
              count: posts?.pending,
            },
            { icon: 'medal', label: WORDS.ranking, to: routes.book.ranking() },
            { icon: 'notice', label: WORDS.notices, to: routes.book.notices(), count: mine?.inNotice },
            { icon: 'book', label: WORDS.rules, to: routes.deed.rules() },
            { icon: 'flag', label: WORDS.appeals, to: routes.book.appeals() },
          ]}
        />
      </Section>
      <Section title={WORDS.things}>
        <IndexGrid
          entries={[
            { icon: 'ticket', label: WORDS.vouchers, to: routes.alliance.vouchers(), count: mine?.vouchers },
            {
              icon: 'card',
              label: WORDS.cards,
              to: routes.alliance.cards(),
              waits: cards && cards.claimable > 0 ? WORDS.claimable(cards.claimable) : undefined,
              count: cards?.held,
            },
            { icon: 'gift', label: WORDS.orders, to: routes.alliance.orders(), count: mine?.orders },
            { icon: 'shop', label: WORDS.alliance, to: routes.main.alliance() },
          ]}
        />
      </Section>
      <Section title={WORDS.family}>
        <IndexGrid
          entries={[
            {
              icon: 'family',
              label: WORDS.household,
              to: routes.book.household(),
              waits: household && household.asking > 0 ? WORDS.asking(household.asking) : undefined,
              count: household?.members,
            },
            { icon: 'care', label: WORDS.funds, to: routes.alliance.funds() },
            {
              icon: 'shop',
              label: mine && mine.shops.length > 0 ? WORDS.myShop : WORDS.join,
              to: routes.shop.home(),
            },
          ]}
        />
      </Section>
    </>
  );
}
