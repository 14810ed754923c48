import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { cx } from '../../components/cx';
import { Icon } from '../../components/icon';
import { Sheet } from '../../components/sheet';
import { Tap } from '../../components/tap';
import { monthOf, monthsOf, yearOf, YEARS_BACK } from './months';
import { WORDS } from './words';
import './month-sheet.scss';

/** Chooses a month: a year at a time, months that have not begun are only drawn. */
export function MonthSheet({
  open,
  month,
  onChoose,
  onClose,
}: {
  open: boolean;
  month: string;
  onChoose: (month: string) => void;
  onClose: () => void;
}) {
  const thisYear = yearOf(monthOf());
  const [year, setYear] = useState(yearOf(month));
  return (
    <Sheet open={open} title={WORDS.chooseMonth} onClose={onClose}>
      <View className="points-year">
        <YearStep
          label={WORDS.earlierYear}
          icon="back"
          to={year - 1}
          open={year > thisYear - YEARS_BACK}
          onStep={setYear}
        />
        <Text className="points-year-name serif t17">{WORDS.year(year)}</Text>
        <YearStep label={WORDS.laterYear} icon="next" to={year + 1} open={year < thisYear} onStep={setYear} />
      </View>
      <View className="points-months">
        {monthsOf(year).map((cell) => (
          <View key={cell.month} className="points-month-cell">
            {cell.begun ? (
              <Tap
                className={cx('points-month', cell.month === month && 'points-month-on')}
                selected={cell.month === month}
                onTap={() => onChoose(cell.month)}
              >
                {WORDS.month(cell.number)}
              </Tap>
            ) : (
              <View className="points-month points-month-off">{WORDS.month(cell.number)}</View>
            )}
          </View>
        ))}
      </View>
    </Sheet>
  );
}

function YearStep({
  label,
  icon,
  to,
  open,
  onStep,
}: {
  label: string;
  icon: 'back' | 'next';
  to: number;
  open: boolean;
  onStep: (year: number) => void;
}) {
  if (!open) return <View className="points-year-step" />;
  return (
    <Tap className="points-year-step" label={label} onTap={() => onStep(to)}>
      <Icon name={icon} />
    </Tap>
  );
}
