/** Class names that apply: `cx('row', tappable && 'row-tap')`. */
export const cx = (...names: (string | false | null | undefined)[]) => names.filter(Boolean).join(' ');
