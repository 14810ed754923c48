import { fireEvent, render, screen } from '@testing-library/react';
import { phone, resetPhone } from '../../test/stubs/platform';
import { Field } from './field';
import { Sheet } from './sheet';

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

const inWechat = (props: Partial<Parameters<typeof Field>[0]>) => {
  phone.name = 'weapp';
  render(<Field label="称呼" value="" onInput={() => undefined} {...props} />);
  return screen.getByLabelText('称呼').dataset;
};

it.each([
  ['text', {}],
  ['number', { digits: true }],
  ['digit', { decimal: true }],
  ['number', { phone: true }],
  ['nickname', { nickname: true }],
])('asks WeChat for its %s keys', (type, props) => {
  expect(inWechat(props)['type']).toBe(type);
});

it.each([
  ['numeric', { digits: true }],
  ['decimal', { decimal: true }],
  ['tel', { phone: true }],
])('asks a browser for its %s keys, and keeps what is typed as text', (mode, props) => {
  render(<Field label="称呼" value="" onInput={() => undefined} {...props} />);
  const input = screen.getByLabelText('称呼');
  expect(input.getAttribute('inputmode')).toBe(mode);
  expect(input.dataset['type']).toBe('text');
});

it('is fixed in a sheet, where the button below it stays in sight, and can put the keyboard down', () => {
  phone.name = 'weapp';
  const area = (inSheet: boolean) => {
    const field = <Field label="理由" value="" onInput={() => undefined} multiline />;
    const view = render(
      inSheet ? (
        <Sheet open title="写" onClose={() => undefined}>
          {field}
        </Sheet>
      ) : (
        field
      ),
    );
    const { fixed, cursorSpacing, confirmBar } = screen.getByLabelText('理由').dataset;
    view.unmount();
    return { fixed, cursorSpacing: Number(cursorSpacing), confirmBar };
  };
  const [onPage, inSheet] = [area(false), area(true)];
  expect([onPage.fixed, inSheet.fixed]).toEqual(['false', 'true']);
  expect(inSheet.cursorSpacing).toBeGreaterThan(onPage.cursorSpacing);
  expect([onPage.confirmBar, inSheet.confirmBar]).toEqual(['true', 'true']);
});

it('holds the nickname that WeChat put in without a word, and lets go of one it took out again', () => {
  phone.name = 'weapp';
  const told: string[] = [];
  render(<Field label="称呼" value="秀兰" nickname onInput={(value) => told.push(value)} />);
  const input = screen.getByLabelText<HTMLInputElement>('称呼');
  // Set behind React's back, as WeChat does.
  Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, '王秀兰');
  fireEvent.blur(input);
  expect(told).toEqual(['王秀兰']);
  fireEvent(input, new CustomEvent('nicknamereview', { detail: { pass: true } }));
  fireEvent(input, new CustomEvent('nicknamereview', { detail: { pass: false } }));
  expect(told).toEqual(['王秀兰', '']);
});
