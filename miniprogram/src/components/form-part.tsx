import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { FieldError } from './field-error';
import './form-page.scss';

interface Props {
  /** With `error` from the form's `at`: where what is wrong with it stands and comes into view. */
  id?: string;
  error?: string;
  label?: string;
  children: ReactNode;
}

/** A part of a form that is chosen, not typed: its name, the choice, what is wrong with it. */
export function FormPart({ id, error, label, children }: Props) {
  return (
    <View id={id}>
      {label && <Text className="form-label">{label}</Text>}
      {children}
      <FieldError>{error}</FieldError>
    </View>
  );
}
