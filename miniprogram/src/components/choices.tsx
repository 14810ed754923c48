import { View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { a11y } from './a11y';
import { arrowKeys } from './arrow-keys';
import { cx } from './cx';
import { Tap } from './tap';
import './choices.scss';

interface GroupProps {
  /** What is chosen here, for readers. */
  label: string;
  className?: string;
  id?: string;
  children: ReactNode;
}

/** A group of radios that draw themselves; what is drawn by us alone is a `Choices`. */
export function RadioGroup({ label, className, id, children }: GroupProps) {
  return (
    <View id={id} className={className} {...a11y({ role: 'radiogroup', label })} {...arrowKeys()}>
      {children}
    </View>
  );
}

interface ChoicesProps<K extends string> {
  keys: readonly K[];
  value: K | null;
  onChange: (key: K) => void;
  label: string;
  /** Of the group. */
  className?: string;
  /** Of each choice; the chosen one has the same with `-on` as well. */
  choice: string;
  /** Other classes, and what readers are told where nothing but a picture is drawn. */
  more?: (key: K, index: number) => { className?: string; label?: string };
  disabled?: boolean;
  children: (key: K, on: boolean) => ReactNode;
}

/** One of several: a group with a name, each of it a radio. */
export function Choices<K extends string>(props: ChoicesProps<K>) {
  const { keys, value, onChange, label, className, choice, more, disabled, children } = props;
  // Where the group is entered by Tab.
  const entrance = value !== null && keys.includes(value) ? value : keys[0];
  return (
    <RadioGroup label={label} className={className}>
      {keys.map((key, index) => {
        const on = key === value;
        const { className: other, label: spoken } = more?.(key, index) ?? {};
        return (
          <Tap
            key={key}
            className={cx(choice, other, on && `${choice}-on`)}
            role="radio"
            checked={on}
            label={spoken}
            disabled={disabled}
            byArrows={key !== entrance}
            onTap={() => onChange(key)}
          >
            {children(key, on)}
          </Tap>
        );
      })}
    </RadioGroup>
  );
}
