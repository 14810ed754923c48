import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { dayName, daysAhead, DaySheet } from '../../../components/day-sheet';
import { FieldError } from '../../../components/field-error';
import { Row } from '../../../components/row';
import { SwitchBox } from '../../../components/switch-box';
import { TimeField } from '../../../components/time-field';
import type { OfferDraft, Problem } from './form';
import { words } from './words';

interface Props {
  draft: OfferDraft;
  change: (part: Partial<OfferDraft>) => void;
  problemAt: (field: Problem['field']) => string | undefined;
}

/** Nobody plans a special further ahead. */
const DAYS_AHEAD = 120;

/** A special of a limited time: from when, until when; without, it is given until the shop ends it. */
export function SpecialFields({ draft, change, problemAt }: Props) {
  return (
    <View className="my-offer-special">
      <SwitchBox
        on={draft.special}
        onChange={(special) => change({ special })}
        title={words.special}
        note={words.specialNote}
      />
      {draft.special &&
        (['start', 'end'] as const).map((edge) => (
          <Edge key={edge} edge={edge} draft={draft} change={change} problemAt={problemAt} />
        ))}
    </View>
  );
}

const KEYS = {
  start: { day: 'startDay', time: 'startTime' },
  end: { day: 'endDay', time: 'endTime' },
} as const;

/** The day, and once there is one, the time of it. */
function Edge({ edge, draft, change, problemAt }: Props & { edge: 'start' | 'end' }) {
  const [openedAt, setOpenedAt] = useState<number | null>(null);
  const keys = KEYS[edge];
  const text = words.edges[edge];
  const day = draft[keys.day];
  const choose = (chosen: string | null) => {
    setOpenedAt(null);
    change({ [keys.day]: chosen });
  };
  return (
    <View id={`offer-${keys.day}`}>
      <Row
        icon="event"
        title={text.day}
        value={day === null ? text.none : dayName(day)}
        onTap={() => setOpenedAt(Date.now())}
      />
      <FieldError>{problemAt(keys.day)}</FieldError>
      {day !== null && (
        <View id={`offer-${keys.time}`} className="my-offer-time">
          <TimeField
            end={edge === 'end'}
            label={text.time}
            value={draft[keys.time]}
            onChange={(time) => change({ [keys.time]: time })}
            error={problemAt(keys.time)}
          />
        </View>
      )}
      {openedAt !== null && (
        <DaySheet
          title={text.day}
          days={daysAhead(openedAt, DAYS_AHEAD)}
          near={words.nearDays}
          value={day}
          onChoose={choose}
          onClose={() => setOpenedAt(null)}
          foot={
            <Button kind="line" block onTap={() => choose(null)}>
              {text.none}
            </Button>
          }
        />
      )}
    </View>
  );
}
