import { createElement, type ReactNode } from 'react';

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

const typed = (tag: 'input' | 'textarea') =>
  function Stub({ value, placeholder, disabled, nativeProps, onInput, ...props }: Props) {
    const tell = onInput as ((event: { detail: { value: string } }) => void) | undefined;
    return createElement(tag, {
      ...passed(props),
      ...(nativeProps as object | undefined),
      value,
      placeholder,
      disabled,
      onChange: (event: { target: { value: string } }) => tell?.({ detail: { value: event.target.value } }),
    });
  };
export const Input = typed('input');
export const Textarea = typed('textarea');
