import { Text, View } from '@tarojs/components';
import { cx } from '../../../components/cx';
import { FieldError } from '../../../components/field-error';
import { Icon } from '../../../components/icon';
import { SwitchBox } from '../../../components/switch-box';
import { Tap } from '../../../components/tap';
import { TimeField } from '../../../components/time-field';
import { type HoursDraft, type HoursProblem, MOST_SPANS, type SpanDraft } from './hours';
import { words } from './words';
import './hours-fields.scss';

interface Props {
  value: HoursDraft;
  onChange: (part: Partial<HoursDraft>) => void;
  problem: HoursProblem | null;
}

/** When it can be used: the same times on every day, or seven rows of their own. */
export function HoursFields({ value: { daily, spans, days }, onChange, problem }: Props) {
  const turn = (on: boolean) =>
    onChange({ daily: on, ...(on && days.length === 0 ? { days: words.dayNames.map(() => spans) } : {}) });
  const put = (day: number, list: SpanDraft[]) =>
    onChange({ days: days.map((before, index) => (index === day ? list : before)) });
  const problemOn = (day: number | null) => (problem?.day === day ? problem : null);
  return (
    <View className="hours" id="offer-hours">
      <Text className="form-label">{words.hours}</Text>
      {!daily && (
        <Spans spans={spans} onChange={(list) => onChange({ spans: list })} problem={problemOn(null)} />
      )}
      <SwitchBox on={daily} onChange={turn} title={words.daily} note={words.dailyNote} />
      {daily &&
        words.dayNames.map((name, day) => {
          const list = days[day] ?? [];
          const open = list.length > 0;
          return (
            <View key={name} className="hours-day">
              <Tap
                className="hours-name"
                role="checkbox"
                checked={open}
                label={words.usable(name)}
                onTap={() => put(day, open ? [] : spans)}
              >
                <View className={cx('hours-box', open && 'hours-box-on')}>
                  {open && <Icon name="check" size={16} />}
                </View>
                <Text className={open ? 'b' : 'i3'}>{name}</Text>
              </Tap>
              <View className="grow">
                {open ? (
                  <Spans
                    of={name}
                    spans={list}
                    onChange={(next) => put(day, next)}
                    problem={problemOn(day)}
                  />
                ) : (
                  <>
                    <View className="hours-closed i3">{words.closed}</View>
                    <FieldError>{problemOn(day)?.message}</FieldError>
                  </>
                )}
              </View>
            </View>
          );
        })}
    </View>
  );
}

interface SpansProps {
  /** The day's name; without, of every day. */
  of?: string;
  spans: SpanDraft[];
  onChange: (spans: SpanDraft[]) => void;
  problem: HoursProblem | null;
}

/** One span, or more around a break; the first cannot be taken away. */
function Spans({ of = '', spans, onChange, problem }: SpansProps) {
  const put = (at: number, part: Partial<SpanDraft>) =>
    onChange(spans.map((span, index) => (index === at ? { ...span, ...part } : span)));
  return (
    <>
      {spans.map(({ from, to }, index) => (
        // Spans have no names but their places.
        <View key={index}>
          <View className="hours-span">
            <TimeField
              bare
              className="grow"
              label={words.fromOf(of, index)}
              value={from}
              onChange={(time) => put(index, { from: time })}
            />
            <Text className="i2">{words.until}</Text>
            <TimeField
              bare
              end
              className="grow"
              label={words.toOf(of, index)}
              value={to}
              onChange={(time) => put(index, { to: time })}
            />
            {index > 0 && (
              <Tap
                className="hours-x"
                label={words.fewerSpans}
                onTap={() => onChange(spans.filter((_, place) => place !== index))}
              >
                <Icon name="close" size={20} />
              </Tap>
            )}
          </View>
          <FieldError>{problem?.index === index ? problem.message : undefined}</FieldError>
        </View>
      ))}
      {spans.length < MOST_SPANS && (
        <Tap className="hours-more" onTap={() => onChange([...spans, { from: '', to: '' }])}>
          <Icon name="plus" size={16} />
          <Text>{of ? words.moreSpans : words.breakAtNoon}</Text>
        </Tap>
      )}
    </>
  );
}
