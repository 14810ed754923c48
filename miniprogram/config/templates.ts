/** What WeChat's screen reader understands; Taro's templates lack it. */
const ARIA = [
  'aria-role',
  'aria-label',
  'aria-checked',
  'aria-selected',
  'aria-disabled',
  'aria-expanded',
  'aria-hidden',
];
const TYPED = [
  'value',
  'placeholder',
  'placeholder-class',
  'disabled',
  'maxlength',
  'focus',
  'cursor-spacing',
  'adjust-position',
  'confirm-type',
  'bindInput',
  'bindFocus',
  'bindBlur',
  'bindConfirm',
  'bindKeyboardHeightChange',
];

/**
 * The attributes that this app uses, of each component it uses. Taro writes all that WeChat knows into base.wxml, for
 * sixteen levels of nesting: half of that file, and each node's event listeners, for nothing. test/attributes.test.ts
 * refuses one that is used and not named here. Events of tapping are always there.
 */
export const USED: Record<string, string[]> = {
  View: ['hover-class', 'bindTouchMove', ...ARIA],
  Text: ['selectable', 'user-select', ...ARIA],
  Image: ['src', 'mode', 'lazy-load', 'bindLoad', 'bindError', 'show-menu-by-longpress', ...ARIA],
  Button: ['open-type', 'hover-class', 'disabled', 'bindChooseAvatar', ...ARIA],
  Input: [...TYPED, 'type', 'bindNickNameReview', ...ARIA],
  Picker: ['mode', 'value', 'bindChange'],
  Textarea: [...TYPED, 'auto-height', 'fixed', 'show-confirm-bar', 'disable-default-padding', ...ARIA],
  ScrollView: [
    'scroll-x',
    'scroll-y',
    'scroll-left',
    'scroll-into-view',
    'scroll-with-animation',
    'enhanced',
    'show-scrollbar',
    ...ARIA,
  ],
};

type Components = Record<string, Record<string, string>>;

/**
 * For the templates, when they are built. The runtime that fills them has the same list (components-runtime.ts), because both
 * number components and attributes by it.
 */
export function keepUsed(components: Components): void {
  for (const name of Object.keys(components)) if (!(name in USED)) delete components[name];
  for (const [name, used] of Object.entries(USED)) {
    const known = components[name] ?? {};
    components[name] = Object.fromEntries(used.map((attribute) => [attribute, known[attribute] ?? '']));
  }
}
