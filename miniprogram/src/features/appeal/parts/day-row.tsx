import { useState } from 'react';
import { DaySheet, dayName } from '../../../components/day-sheet';
import { Row } from '../../../components/row';
import { FieldError } from '../../publish/parts/field-error';
import { daysBack } from '../check';
import { words } from '../words';

interface Props {
  day: string | null;
  problem?: string;
  onChoose: (day: string) => void;
}

/** On which day the deed was done. */
export function DayRow({ day, problem, onChoose }: Props) {
  const [open, setOpen] = useState(false);
  const [days] = useState(() => daysBack(Date.now()));
  return (
    <>
      <Row
        icon="event"
        title={words.day}
        value={day === null ? words.chooseDay : dayName(day)}
        onTap={() => setOpen(true)}
      />
      {problem && <FieldError>{problem}</FieldError>}
      {open && (
        <DaySheet
          title={words.day}
          days={days}
          near={[words.today, words.yesterday]}
          value={day}
          onChoose={(chosen) => {
            setOpen(false);
            onChoose(chosen);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}
