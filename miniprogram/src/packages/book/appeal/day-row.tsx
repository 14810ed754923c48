import { useState } from 'react';
import { DaySheet, dayName } from '../../../components/day-sheet';
import { Row } from '../../../components/row';
import { daysBack } from './form';
import { words } from './words';

interface Props {
  day: string | null;
  onChoose: (day: string) => void;
}

/** On which day the deed was done. */
export function DayRow({ day, onChoose }: Props) {
  const [openedAt, setOpenedAt] = useState<number | null>(null);
  return (
    <>
      <Row
        icon="event"
        title={words.day}
        value={day === null ? words.chooseDay : dayName(day)}
        onTap={() => setOpenedAt(Date.now())}
      />
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
