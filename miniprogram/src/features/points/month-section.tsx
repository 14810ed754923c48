import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Empty } from '../../components/empty';
import { Icon } from '../../components/icon';
import { ListEnd } from '../../components/list-end';
import { Num } from '../../components/num';
import { Row } from '../../components/row';
import { Skeleton } from '../../components/skeleton';
import { StateView } from '../../components/state-view';
import { Tap } from '../../components/tap';
import type { Reply } from '../../kernel/call';
import type { Load, Pages } from '../../kernel/load';
import { go, routes } from '../../kernel/routes';
import { Book } from './book';
import { MonthSheet } from './month-sheet';
import { MonthStrip } from './month-strip';
import { monthTitle } from './months';
import { WORDS } from './words';

/** One month of the book: what came and went, its days, its lines. */
export function MonthSection({
  month,
  totals,
  lines,
  onMonth,
  onOpen,
}: {
  month: string;
  totals: Load<Reply<'points.month'>>;
  lines: Pages<Reply<'points.lines'>['items'][number]>;
  onMonth: (month: string) => void;
  onOpen: (transferId: number) => void;
}) {
  const [choosing, setChoosing] = useState(false);
  const none = lines.state === 'ready' && lines.items.length === 0;
  const choose = (chosen: string) => {
    setChoosing(false);
    onMonth(chosen);
  };
  return (
    <View className="points-month-section">
      <Tap className="points-month-head" label={WORDS.chooseMonth} onTap={() => setChoosing(true)}>
        <Text className="serif t17">{monthTitle(month)}</Text>
        <View className="points-month-sums t14 i3">
          {totals.data && (
            <>
              <Text>{WORDS.gained}</Text>
              <Num value={totals.data.gained} size={17} className="points-month-sum" />
              <Text className="points-month-used">{WORDS.used}</Text>
              <Num value={totals.data.used} size={17} className="points-month-sum" />
            </>
          )}
          <Icon name="down" size={16} />
        </View>
      </Tap>
      <MonthStrip month={month} days={totals.data?.days ?? []} />
      <StateView
        load={lines}
        skeleton={
          <View className="points-lines-bones">
            <Skeleton shape="row" count={6} />
          </View>
        }
        empty={
          none && (
            <Empty
              title={WORDS.emptyTitle}
              text={WORDS.emptyText}
              action={{ label: WORDS.publish, onTap: () => void go(routes.publish()) }}
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
              onTap={() => void go(routes.statement(month))}
              className="points-statement"
            />
            <ListEnd pages={lines} text={WORDS.end} />
          </>
        )}
      </StateView>
      {choosing && <MonthSheet open month={month} onChoose={choose} onClose={() => setChoosing(false)} />}
    </View>
  );
}
