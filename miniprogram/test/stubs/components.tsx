import { createElement, type ReactNode, useEffect, useRef } from 'react';

/** Taro's components as plain elements: what is tapped, typed, read and styled is the same; the rest is left out. */
type Props = Record<string, unknown> & { children?: ReactNode };

const PASSED = /^(aria-|role$|id$|className$|style$|onClick$|onKeyDown$|children$)/;
/** WeChat's name for `role` counts as one: the tests look for roles on both builds. */
const passed = ({ 'aria-role': wechatRole, ...props }: Props) => ({
  ...Object.fromEntries(Object.entries(props).filter(([name]) => PASSED.test(name))),
  ...(wechatRole ? { role: wechatRole } : {}),
});

const element = (tag: string) =>
  function Stub(props: Props) {
    const tabIndex = props.tabindex === undefined ? {} : { tabIndex: props.tabindex };
    return createElement(tag, { ...passed(props), ...tabIndex });
  };

export const View = element('div');
export const Text = element('span');
export const ScrollView = element('div');
export const Button = element('button');

export function Image({ src, ...props }: Props) {
  return createElement('img', { ...passed(props), src, alt: '' });
}

type Told = (event: { detail: { value: string } }) => void;

/** What WeChat alone understands of a field, for tests that ask what it was told. */
const dataOf = ({ type, fixed, cursorSpacing, showConfirmBar }: Props) => ({
  'data-type': type,
  'data-fixed': fixed,
  'data-cursor-spacing': cursorSpacing,
  'data-confirm-bar': showConfirmBar,
});

const typed = (tag: 'input' | 'textarea') =>
  function Stub({ value, placeholder, disabled, nativeProps, onInput, onBlur, onConfirm, ...props }: Props) {
    const told = (tell: unknown) => (event: { currentTarget: { value: string } }) =>
      (tell as Told | undefined)?.({ detail: { value: event.currentTarget.value } });
    const ref = useRef<HTMLElement>(null);
    const { onNickNameReview: onReview } = props as { onNickNameReview?: (event: Event) => void };
    // An event that only WeChat knows: React has no name for it.
    useEffect(() => {
      const element = ref.current;
      if (!onReview) return undefined;
      element?.addEventListener('nicknamereview', onReview);
      return () => element?.removeEventListener('nicknamereview', onReview);
    });
    return createElement(tag, {
      ref,
      ...passed(props),
      ...(nativeProps as object | undefined),
      ...dataOf(props),
      value,
      placeholder,
      disabled,
      onChange: told(onInput),
      onBlur: told(onBlur),
      onKeyDown: (event: KeyboardEvent & { currentTarget: { value: string } }) =>
        event.key === 'Enter' ? told(onConfirm)(event) : undefined,
    });
  };
export const Input = typed('input');
export const Textarea = typed('textarea');

/** WeChat's wheels, as a field that holds what they stand at. */
export function Picker({ value, onChange, children }: Props) {
  const tell = onChange as Told;
  return createElement(
    'div',
    null,
    children,
    createElement('input', {
      'data-picker': 'time',
      value,
      onChange: (event: { target: { value: string } }) => tell({ detail: { value: event.target.value } }),
    }),
  );
}
