import { act, fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { resetPhone } from '../../test/stubs/platform';
import { Button } from './button';
import { Field } from './field';

let drawn = 0;
const sent: string[] = [];

/** A page around a field, that counts how often it is drawn. */
function Form({ start = '', only }: { start?: string; only?: (text: string) => string }) {
  const [text, setText] = useState(start);
  drawn++;
  return (
    <>
      <Field
        label="理由"
        value={text}
        onInput={(typed) => setText(only?.(typed) ?? typed)}
        onConfirm={() => sent.push(text)}
      />
      <Button disabled={text.trim() === ''} onTap={() => sent.push(text)}>
        发送
      </Button>
    </>
  );
}

const field = () => screen.getByLabelText<HTMLInputElement>('理由');
const type = (text: string) => fireEvent.change(field(), { target: { value: text } });

beforeEach(() => {
  resetPhone();
  jest.useFakeTimers();
  drawn = 0;
  sent.length = 0;
});
afterEach(() => jest.useRealTimers());

test('a letter draws its field; the page around it once, when typing pauses', () => {
  render(<Form />);
  type('巡');
  expect(screen.getByRole('button').getAttribute('aria-disabled')).toBeNull();
  const before = drawn;
  for (const text of ['巡逻', '巡逻两', '巡逻两小', '巡逻两小时']) {
    type(text);
    expect(field().value).toBe(text);
  }
  expect(drawn).toBe(before);
  act(() => jest.advanceTimersByTime(300));
  expect(drawn).toBe(before + 1);
});

test.each([
  ['tapped', () => fireEvent.click(screen.getByRole('button'))],
  ['confirmed', () => fireEvent.keyDown(field(), { key: 'Enter' })],
])('what is %s sends the last letter as well', (_how, go) => {
  render(<Form />);
  type('巡');
  type('巡逻');
  go();
  expect(sent).toEqual(['巡逻']);
});

test('a field that is left has handed on what it held; so has one that is gone', () => {
  const told: string[] = [];
  const { unmount } = render(<Field label="理由" value="一" onInput={(text) => told.push(text)} />);
  type('一二');
  fireEvent.blur(field());
  type('一二三');
  unmount();
  expect(told).toEqual(['一二', '一二三']);
});

test('the page has the last word about what stands there', () => {
  render(<Form start="1" only={(text) => text.replace(/\D/g, '')} />);
  type('1a');
  expect(field().value).toBe('1a');
  act(() => jest.advanceTimersByTime(300));
  expect(field().value).toBe('1');
});
