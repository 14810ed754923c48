import type { ComponentProps } from 'react';
import type { Form } from '../kernel/form';
import { Field } from './field';

interface Of<K extends string> {
  form: { at: (field: NoInfer<K>) => ReturnType<Form<K>['at']> };
  draft: {
    value: Record<NoInfer<K>, string>;
    change: (part: Partial<Record<NoInfer<K>, string>>) => void;
  };
  labels: Record<K, string>;
}

/** The fields of a form that are simply typed, by their names in its draft. */
export function typedFields<K extends string>({ form, draft: { value, change }, labels }: Of<K>) {
  return function typedField(key: K, more: Partial<ComponentProps<typeof Field>> = {}) {
    const typed = (text: string) => change({ [key]: text } as Partial<Record<K, string>>);
    return <Field {...form.at(key)} label={labels[key]} value={value[key]} onInput={typed} {...more} />;
  };
}
