import { Num } from '../../../components/num';
import { Row } from '../../../components/row';
import { Section } from '../../../components/section';
import type { Reply } from '../../../kernel/call';
import { go, routes } from '../../../kernel/routes';
import { WORDS } from './words';

type Counts = Reply<'review.count'>;

/** What else waits for a decision, and what can be done by hand. */
export function Cases({ counts, admin }: { counts: Counts | null; admin: boolean }) {
  const row = (title: string, note: string, count: number | undefined, url: string) => (
    <Row
      title={title}
      note={note}
      value={
        count !== undefined && <Num value={count} size={20} className={count > 0 ? 'admin-waits' : ''} />
      }
      label={count === undefined ? title : `${title}，${WORDS.waits(count)}`}
      onTap={() => void go(url)}
    />
  );
  return (
    <>
      <Section title={WORDS.cases}>
        {row(WORDS.objections, WORDS.objectionsNote, counts?.objections, routes.staff.objections())}
        {row(WORDS.appeals, WORDS.appealsNote, counts?.appeals, routes.staff.appeals())}
        {row(WORDS.checks, WORDS.checksNote, counts?.checks, routes.staff.checks())}
        {row(WORDS.submissions, WORDS.submissionsNote, counts?.submissions, routes.staff.submissions())}
        {row(WORDS.adjustments, WORDS.adjustmentsNote, counts?.adjustments, routes.staff.adjustments())}
        {row(WORDS.fundUses, WORDS.fundUsesNote, counts?.fundUses, routes.staff.funds())}
      </Section>
      <Section title={WORDS.tasks}>
        <Row
          icon="edit"
          title={WORDS.adjust}
          note={WORDS.adjustNote}
          onTap={() => void go(routes.staff.adjust())}
        />
        {admin && (
          <Row
            icon="gift"
            title={WORDS.pools}
            note={WORDS.poolsNote}
            onTap={() => void go(routes.staff.pools())}
          />
        )}
        <Row
          icon="shop"
          title={WORDS.shops}
          note={counts?.merchantAppeals ? WORDS.shopAppeals(counts.merchantAppeals) : WORDS.shopsNote}
          onTap={() => void go(routes.staff.shops())}
        />
        <Row
          icon="card"
          title={WORDS.cards}
          note={counts?.cardsToGrant ? WORDS.cardsToGrant(counts.cardsToGrant) : WORDS.cardsNote}
          onTap={() => void go(routes.staff.cards())}
        />
        <Row
          icon="care"
          title={WORDS.funds}
          note={WORDS.fundsNote}
          onTap={() => void go(routes.staff.funds())}
        />
        <Row
          icon="points"
          title={WORDS.figures}
          note={WORDS.figuresNote}
          onTap={() => void go(routes.staff.figures())}
        />
        <Row
          icon="gear"
          title={WORDS.settings}
          note={WORDS.settingsNote}
          onTap={() => void go(routes.staff.settings())}
        />
        <Row
          icon="shield"
          title={WORDS.townWords}
          note={WORDS.townWordsNote}
          onTap={() => void go(routes.staff.townWords())}
        />
      </Section>
    </>
  );
}
