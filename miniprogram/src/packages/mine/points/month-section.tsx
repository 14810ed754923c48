import { Text, View } from '@tarojs/components';
import { Empty } from '../../../components/empty';
import { ListEnd } from '../../../components/list-end';
import { Num } from '../../../components/num';
import { Row } from '../../../components/row';
import { StateView } from '../../../components/state-view';
import type { Reply } from '../../../kernel/call';
import type { Pages } from '../../../kernel/load';
import { go, routes } from '../../../kernel/routes';
import { MonthHead } from '../../../parts/points/month-head';
import { monthTitle } from '../../../parts/points/months';
import { WORDS as pointsWords } from '../../../parts/points/words';
import { Book } from './book';
import { MonthStrip } from './month-strip';
import { LinesSkeleton } from './points-skeleton';
import { WORDS } from './words';
import './month-section.scss';

/** One month of the book: what came and went, its days, its lines. */
export function MonthSection({
  month,
  totals,
  lines,
  onMonth,
  onOpen,
}: {
  month: string;
  /** null: not known yet. */
  totals: Reply<'points.month'> | null;
  lines: Pages<Reply<'points.lines'>['items'][number]>;
  onMonth: (month: string) => void;
  onOpen: (transferId: number) => void;
}) {
  const none = lines.state === 'ready' && lines.items.length === 0;
  return (
    <View className="points-month-section">
      <MonthHead title={monthTitle(month)} month={month} onMonth={onMonth}>
        {totals && (
          <View className="points-month-sums t14 i3">
            <Text>{pointsWords.gained}</Text>
            <Num value={totals.gained} size={17} className="points-month-sum" />
            <Text className="points-month-used">{pointsWords.used}</Text>
            <Num value={totals.used} size={17} className="points-month-sum" />
          </View>
        )}
      </MonthHead>
      <MonthStrip month={month} days={totals?.days ?? null} />
      <StateView
        load={lines}
        skeleton={<LinesSkeleton count={6} />}
        empty={
          none && (
            <Empty
              title={WORDS.emptyTitle}
              text={WORDS.emptyText}
              action={{ label: WORDS.publish, onTap: () => void go(routes.deed.publish()) }}
            />
          )
        }
      >
        {() => (
          <>
            <Book lines={lines.items} onOpen={onOpen} />
            <Row
              icon="book"
              title={WORDS.seeStatement}
              onTap={() => void go(routes.book.statement(month))}
              className="points-statement"
            />
            <ListEnd pages={lines} text={pointsWords.end} />
          </>
        )}
      </StateView>
    </View>
  );
}
