import { Text, View } from '@tarojs/components';
import { dayOf, weekdayName } from '@jishan/shared/calendar';
import { cx } from '../../../components/cx';
import { Num } from '../../../components/num';
import { Tap } from '../../../components/tap';
import type { Reply } from '../../../kernel/call';
import { dateOf } from '../../../kernel/time';
import { WORDS } from './words';
import './book.scss';

type Line = Reply<'points.lines'>['items'][number];

/** The points book in its red columns: day, what for, how much. Every line opens its reason. */
export function Book({ lines, onOpen }: { lines: Line[]; onOpen: (id: number) => void }) {
  return (
    <View className="points-book">
      {lines.map((line) => (
        <BookLine key={line.id} line={line} onOpen={onOpen} />
      ))}
    </View>
  );
}

/** What stands under the title: who decided, or that the points are not there yet, or no longer. */
export function lineNote({
  state,
  note,
  at,
  endsAt,
}: Pick<Line, 'state' | 'note' | 'at' | 'endsAt'>): string {
  if (state === 'voided') return WORDS.voided;
  if (state === 'done' || endsAt === null) return note;
  const sameMonth = dayOf(endsAt).slice(0, 7) === dayOf(at).slice(0, 7);
  return sameMonth ? WORDS.untilDay(Number(dayOf(endsAt).slice(-2))) : WORDS.until(dateOf(endsAt));
}

function BookLine({ line, onOpen }: { line: Line; onOpen: (id: number) => void }) {
  const voided = line.state === 'voided';
  return (
    <Tap className="points-line" onTap={() => onOpen(line.id)}>
      <View className="points-line-day">
        <View className="points-line-date num">{Number(dayOf(line.at).slice(-2))}</View>
        <Text className="points-line-note t12 i3">{weekdayName(line.at)}</Text>
      </View>
      <View className="points-line-what grow">
        <Text className="points-line-title">{line.title}</Text>
        <Text className="points-line-note t12 i3">{lineNote(line)}</Text>
      </View>
      <View className="points-line-amount">
        <Num
          value={line.amount}
          size={20}
          sign
          className={cx(voided ? 'points-line-void' : line.amount > 0 && 'gain')}
        />
      </View>
    </Tap>
  );
}
