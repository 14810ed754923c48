import { fireEvent, render, screen } from '@testing-library/react';
import { phone, resetPhone } from '../../test/stubs/platform';
import { TimeField } from './time-field';

let picked: string[];
const show = (value: string, end = false) =>
  render(<TimeField label="几点" value={value} end={end} onChange={(time) => picked.push(time)} />);

beforeEach(() => {
  resetPhone();
  picked = [];
});

test('in WeChat its wheels pick it', () => {
  const { container } = show('9:00');
  expect(screen.getByRole('button', { name: '几点 9:00' }).textContent).toBe('9:00');
  const wheels = container.querySelector<HTMLInputElement>('[data-picker="time"]');
  expect(wheels?.value).toBe('09:00');
  fireEvent.change(wheels as Element, { target: { value: '08:30' } });
  expect(picked).toEqual(['8:30']);
});

test("on the web the browser's own field does; emptied, it says nothing", () => {
  phone.name = 'h5';
  show('9:00');
  const own = screen.getByLabelText<HTMLInputElement>('几点');
  expect([own.type, own.value]).toEqual(['time', '09:00']);
  fireEvent.change(own, { target: { value: '19:30' } });
  fireEvent.change(own, { target: { value: '' } });
  expect(picked).toEqual(['19:30']);
});

test('midnight is the beginning of a day, or its end', () => {
  phone.name = 'h5';
  const { unmount } = show('9:00');
  fireEvent.change(screen.getByLabelText('几点'), { target: { value: '00:00' } });
  unmount();
  show('18:00', true);
  fireEvent.change(screen.getByLabelText('几点'), { target: { value: '00:00' } });
  expect(picked).toEqual(['0:00', '24:00']);
});

test('the end of a day is said in words', () => {
  show('24:00', true);
  expect(screen.getByText('到半夜 12 点')).toBeTruthy();
});
