import { platform } from '../kernel/platform';

export type Role =
  | 'button'
  | 'checkbox'
  | 'dialog'
  | 'heading'
  | 'img'
  | 'link'
  | 'alert'
  | 'progressbar'
  | 'radio'
  | 'status'
  | 'switch'
  | 'tab'
  | 'tablist'
  | 'radiogroup';

interface Spoken {
  role?: Role;
  label?: string;
  checked?: boolean;
  selected?: boolean;
  disabled?: boolean;
  expanded?: boolean;
  hidden?: boolean;
  level?: number;
}

/** The name of a field that is typed into: on the web the browser's own element inside Taro's carries it. */
export const fieldName = (label: string) =>
  platform.name === 'h5' ? { nativeProps: { 'aria-label': label } } : a11y({ label });

/** What a screen reader is told, in the attributes of each build (WeChat's role attribute has its own name). */
export function a11y({ role, label, checked, selected, disabled, expanded, hidden, level }: Spoken) {
  const web = platform.name === 'h5';
  const attributes: [name: string, value: string | number | boolean | undefined][] = [
    [web ? 'role' : 'aria-role', role],
    ['aria-label', label],
    ['aria-checked', checked],
    ['aria-selected', selected],
    ['aria-disabled', disabled || undefined],
    ['aria-expanded', expanded],
    ['aria-hidden', hidden || undefined],
    ['aria-level', web ? level : undefined],
  ];
  // Booleans become words: an attribute set to `false` would be left out.
  return Object.fromEntries(
    attributes.filter(([, value]) => value !== undefined).map(([name, value]) => [name, String(value)]),
  );
}
