import { fireEvent, render, screen } from '@testing-library/react';
import { phone, resetPhone } from '../../test/stubs/platform';
import { Choices } from './choices';

const NAMES = { hair: '理发', food: '小吃', shoes: '修鞋' };
let chosen: string[];
const show = (value: keyof typeof NAMES | null) =>
  render(
    <Choices
      keys={['hair', 'food', 'shoes'] as const}
      value={value}
      onChange={(key) => chosen.push(key)}
      label="类别"
      choice="chip"
    >
      {(key) => NAMES[key]}
    </Choices>,
  );
const radio = (name: string) => screen.getByRole('radio', { name });

beforeEach(() => {
  resetPhone();
  phone.name = 'h5';
  chosen = [];
});

test('is a group with a name; what is chosen is checked', () => {
  show('food');
  const group = screen.getByRole('radiogroup', { name: '类别' });
  expect(group.contains(radio('修鞋'))).toBe(true);
  expect(screen.getByRole('radio', { checked: true })).toBe(radio('小吃'));
  fireEvent.click(radio('理发'));
  expect(chosen).toEqual(['hair']);
});

test('Tab enters it at what is chosen, arrows go round, space chooses', () => {
  show('food');
  expect(screen.getAllByRole('radio').map(({ tabIndex }) => tabIndex)).toEqual([-1, 0, -1]);
  radio('小吃').focus();
  fireEvent.keyDown(radio('小吃'), { key: 'ArrowDown' });
  expect(document.activeElement).toBe(radio('修鞋'));
  fireEvent.keyDown(radio('修鞋'), { key: 'ArrowRight' });
  expect(document.activeElement).toBe(radio('理发'));
  fireEvent.keyDown(radio('理发'), { key: 'ArrowLeft' });
  expect(document.activeElement).toBe(radio('修鞋'));
  expect(chosen).toEqual([]);
  fireEvent.keyDown(radio('修鞋'), { key: ' ' });
  expect(chosen).toEqual(['shoes']);
});

test('with nothing chosen Tab enters it at its first', () => {
  show(null);
  expect(screen.getAllByRole('radio').map(({ tabIndex }) => tabIndex)).toEqual([0, -1, -1]);
});
