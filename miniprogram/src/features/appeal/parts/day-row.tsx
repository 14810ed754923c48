import { View } from '@tarojs/components';
import { startOfDay, weekdayName } from '@jishan/shared/calendar';
import { useState } from 'react';
import { cx } from '../../../components/cx';
import { Row } from '../../../components/row';
import { Sheet } from '../../../components/sheet';
import { Tap } from '../../../components/tap';
import { dateOf } from '../../../kernel/time';
import { FieldError } from '../../publish/parts/field-error';
import { daysBack } from '../check';
import { words } from '../words';

interface Props {
  day: string | null;
  problem?: string;
  onChoose: (day: string) => void;
}

const nameOf = (day: string) => {
  const at = startOfDay(day);
  return `${dateOf(at)} ${weekdayName(at)}`;
};

/** On which day the deed was done. */
export function DayRow({ day, problem, onChoose }: Props) {
  const [open, setOpen] = useState(false);
  const [days] = useState(() => daysBack(Date.now()));
  const choose = (chosen: string) => {
    setOpen(false);
    onChoose(chosen);
  };
  const near = [words.today, words.yesterday];
  return (
    <>
      <Row
        icon="event"
        title={words.day}
        value={day === null ? words.chooseDay : nameOf(day)}
        onTap={() => setOpen(true)}
      />
      {problem && <FieldError>{problem}</FieldError>}
      <Sheet open={open} title={words.day} onClose={() => setOpen(false)}>
        <View className="appeal-days">
          {days.map((one, index) => (
            <View key={one} className="appeal-day-cell">
              <Tap
                className={cx('appeal-day', one === day && 'appeal-day-on')}
                selected={one === day}
                onTap={() => choose(one)}
              >
                <View>{near[index] ?? dateOf(startOfDay(one))}</View>
                <View className="t12 i3">{weekdayName(startOfDay(one))}</View>
              </Tap>
            </View>
          ))}
        </View>
      </Sheet>
    </>
  );
}
