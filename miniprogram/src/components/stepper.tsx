import { View } from '@tarojs/components';
import { cx } from './cx';
import { Field } from './field';
import { Icon } from './icon';
import { stepped } from './stepped';
import { Tap } from './tap';
import './stepper.scss';

interface StepperProps {
  label: string;
  /** As typed; may be empty while it is being typed. */
  value: string;
  onInput: (value: string) => void;
  step?: number;
  max: number;
  error?: string;
  hint?: string;
}

/** A whole number from 1 on: typed, or stepped up and down with large keys. */
export function Stepper({ label, value, onInput, step = 5, max, error, hint }: StepperProps) {
  const key = (way: 'up' | 'down', icon: 'plus' | 'minus', spoken: string) => {
    const next = String(stepped(value, way === 'up' ? step : -step, max));
    const still = next === value;
    return (
      <Tap
        className={cx('stepper-key', `stepper-${way}`, still && 'stepper-still')}
        label={`${spoken} ${step}`}
        disabled={still}
        onTap={() => onInput(next)}
      >
        <Icon name={icon} />
      </Tap>
    );
  };
  return (
    <View className="stepper">
      {key('down', 'minus', '减')}
      <Field
        digits
        bare
        className="stepper-field"
        label={label}
        value={value}
        onInput={(typed) => onInput(typed.replace(/\D/g, '').replace(/^0+/, ''))}
        error={error}
        hint={hint}
      />
      {key('up', 'plus', '加')}
    </View>
  );
}
