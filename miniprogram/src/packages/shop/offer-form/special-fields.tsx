import { View } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../../components/button';
import { dayName, daysAhead, DaySheet } from '../../../components/day-sheet';
import { FormPart } from '../../../components/form-part';
import { Row } from '../../../components/row';
import { SwitchBox } from '../../../components/switch-box';
import { TimeField } from '../../../components/time-field';
import type { Form } from '../../../kernel/form';
import type { OfferDraft } from './form';
import { words } from './words';
import './special-fields.scss';

interface Props {
  draft: OfferDraft;
  change: (part: Partial<OfferDraft>) => void;
  at: Form<keyof OfferDraft>['at'];
}

/** Nobody plans a special further ahead. */
const DAYS_AHEAD = 120;

/** A special of a limited time: from when, until when; without, it is given until the shop ends it. */
export function SpecialFields({ draft, change, at }: Props) {
  return (
    <View className="offer-special">
      <FormPart {...at('special')}>
        <SwitchBox
          on={draft.special}
          onChange={(special) => change({ special })}
          title={words.special}
          note={words.specialNote}
        />
      </FormPart>
      {draft.special &&
        (['start', 'end'] as const).map((edge) => (
          <Edge key={edge} edge={edge} draft={draft} change={change} at={at} />
        ))}
    </View>
  );
}

const KEYS = {
  start: { day: 'startDay', time: 'startTime' },
  end: { day: 'endDay', time: 'endTime' },
} as const;

/** The day, and once there is one, the time of it. */
function Edge({ edge, draft, change, at }: Props & { edge: 'start' | 'end' }) {
  const [openedAt, setOpenedAt] = useState<number | null>(null);
  const keys = KEYS[edge];
  const text = words.edges[edge];
  const day = draft[keys.day];
  const choose = (chosen: string | null) => {
    setOpenedAt(null);
    change({ [keys.day]: chosen });
  };
  return (
    <View>
      <FormPart {...at(keys.day)}>
        <Row
          icon="event"
          title={text.day}
          value={day === null ? text.none : dayName(day)}
          onTap={() => setOpenedAt(Date.now())}
        />
      </FormPart>
      {day !== null && (
        <TimeField
          {...at(keys.time)}
          end={edge === 'end'}
          className="offer-special-time"
          label={text.time}
          value={draft[keys.time]}
          onChange={(time) => change({ [keys.time]: time })}
        />
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
