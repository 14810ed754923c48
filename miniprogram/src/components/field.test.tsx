import { fireEvent, render, screen } from '@testing-library/react';
import { phone, resetPhone } from '../../test/stubs/platform';
import { Field } from './field';

beforeEach(() => {
  resetPhone();
  phone.name = 'h5';
});

it('tells what was typed', () => {
  const typed: string[] = [];
  render(<Field label="称呼" value="" onInput={(value) => typed.push(value)} />);
  fireEvent.change(screen.getByRole('textbox', { name: '称呼' }), { target: { value: '王秀兰' } });
  expect(typed).toEqual(['王秀兰']);
});

it('has its error beside it, spoken with its name', () => {
  render(<Field label="理由" value="" onInput={() => undefined} error="请填写理由" hint="她会看到" />);
  expect(screen.getByRole('alert').textContent).toBe('请填写理由');
  expect(screen.getByRole('textbox', { name: '理由，请填写理由' })).not.toBeNull();
  expect(screen.queryByText('她会看到')).toBeNull();
});

it('counts as people do and says by how much it is too long', () => {
  render(<Field label="内容" value="好👍🏽𠮷字" max={3} multiline onInput={() => undefined} />);
  expect(screen.getByRole('alert').textContent).toBe('超出 1 字，请删减');
});
