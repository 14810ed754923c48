import { Input, Picker, Text, View } from '@tarojs/components';
import { platform } from '../kernel/platform';
import { a11y } from './a11y';
import { cx } from './cx';
import { FieldError } from './field-error';
import { Icon } from './icon';
import './field.scss';
import './time-field.scss';

interface TimeFieldProps {
  /** As '9:00'; '24:00' is midnight as an end, '' nothing yet. */
  value: string;
  onChange: (time: string) => void;
  label: string;
  /** The label is only spoken. */
  bare?: boolean;
  /** Something ends then: midnight is the end of the day, not its beginning. */
  end?: boolean;
  error?: string;
  className?: string;
  id?: string;
}

const MIDNIGHT = '24:00';
/** Pickers count from 00:00 to 23:59. */
const toPicker = (time: string) => (time === MIDNIGHT ? '00:00' : time && time.padStart(5, '0'));
const fromPicker = (picked: string, end: boolean) =>
  end && picked === '00:00' ? MIDNIGHT : picked.replace(/^0(?=\d:)/, '');

/** A time of the clock, picked on the phone's own wheels: nobody types a colon. */
export function TimeField(props: TimeFieldProps) {
  const { value, onChange, label, bare, end = false, error, className, id } = props;
  const spoken = error ? `${label}，${error}` : label;
  const take = ({ detail }: { detail: { value: string } }) => {
    // A browser's field can be emptied: then it is as if nobody had touched it.
    if (detail.value) onChange(fromPicker(detail.value, end));
  };
  return (
    <View id={id} className={cx('field', error && 'field-wrong', className)}>
      {!bare && <Text className="field-label">{label}</Text>}
      {platform.name === 'h5' ? (
        <Input
          className="field-input"
          value={toPicker(value)}
          nativeProps={{ type: 'time', 'aria-label': spoken }}
          onInput={take}
        />
      ) : (
        <Picker mode="time" value={toPicker(value) || '09:00'} onChange={take}>
          <View className="field-input time-field" {...a11y({ role: 'button', label: `${spoken} ${value}` })}>
            <Text className={cx('grow', !value && 'i3')}>{value || '选时间'}</Text>
            <Icon name="down" size={20} className="i3" />
          </View>
        </Picker>
      )}
      {error ? (
        <FieldError>{error}</FieldError>
      ) : (
        value === MIDNIGHT && <Text className="field-hint">到半夜 12 点</Text>
      )}
    </View>
  );
}
