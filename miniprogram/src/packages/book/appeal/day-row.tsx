import { useState } from 'react';
import { DaySheet, dayName } from '../../../components/day-sheet';
import { FieldError } from '../../../components/field-error';
import { Row } from '../../../components/row';
import { daysBack } from './check';
import { words } from './words';

interface Props {
  day: string | null;
  problem?: string;
  onChoose: (day: string) => void;
}

/** On which day the deed was done. */
export function DayRow({ day, problem, onChoose }: Props) {
  const [openedAt, setOpenedAt] = useState<number | null>(null);
  return (
    <>
      <Row
        icon="event"
        title={words.day}
        value={day === null ? words.chooseDay : dayName(day)}
        onTap={() => setOpenedAt(Date.now())}
      />
      {problem && <FieldError>{problem}</FieldError>}
      {openedAt !== null && (
        <DaySheet
          title={words.day}
          days={daysBack(openedAt)}
          near={[words.today, words.yesterday]}
          value={day}
          onChoose={(chosen) => {
            setOpenedAt(null);
            onChoose(chosen);
          }}
          onClose={() => setOpenedAt(null)}
        />
      )}
    </>
  );
}
