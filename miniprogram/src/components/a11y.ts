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

/** What a screen reader is told, in the attributes of each build (WeChat's role attribute has its own name). */
export function a11y({ role, label, checked, selected, disabled, expanded, hidden, level }: Spoken) {
  const web = platform.name === 'h5';
  const attributes: Record<string, unknown> = {
    [web ? 'role' : 'aria-role']: role,
    'aria-label': label,
    'aria-checked': checked,
    'aria-selected': selected,
    'aria-disabled': disabled || undefined,
    'aria-expanded': expanded,
    'aria-hidden': hidden || undefined,
    'aria-level': web ? level : undefined,
  };
  for (const name of Object.keys(attributes)) {
    // Booleans become words: an attribute set to `false` would be left out.
    if (attributes[name] === undefined) delete attributes[name];
    else attributes[name] = String(attributes[name]);
  }
  return attributes;
}
