import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { CallError } from '../kernel/call';
import { AskSheet } from './ask-sheet';

const closed = jest.fn();
const given = { title: '撤下动态', yes: '撤下', onClose: closed };
const words = { label: '理由', max: 100 };
const button = () => screen.getByRole('button', { name: '撤下' });

beforeEach(() => closed.mockClear());

it('asks once, calls once however often it is tapped, and closes when it went through', async () => {
  const onYes = jest.fn(() => new Promise((done) => setTimeout(done, 20)));
  render(<AskSheet {...given} text="店里会看到" no="先留着" onYes={onYes} />);
  expect(screen.getByText('店里会看到')).toBeTruthy();
  fireEvent.click(button());
  fireEvent.click(button());
  await waitFor(() => expect(closed).toHaveBeenCalledTimes(1));
  expect(onYes).toHaveBeenCalledTimes(1);
});

it('waits for the first word, and sends them without the space around', async () => {
  const onYes = jest.fn(() => Promise.resolve());
  render(<AskSheet {...given} words={words} onYes={onYes} />);
  fireEvent.click(button());
  expect(onYes).not.toHaveBeenCalled();
  fireEvent.change(screen.getByLabelText('理由'), { target: { value: ' 不实 ' } });
  fireEvent.click(button());
  await waitFor(() => expect(onYes).toHaveBeenCalledWith('不实'));
});

it('what failed is told, and the words stay; a touch beside it loses nothing', async () => {
  const onYes = () => Promise.reject(new CallError('OFFLINE', '没连上网络'));
  render(<AskSheet {...given} words={words} onYes={onYes} />);
  fireEvent.change(screen.getByLabelText('理由'), { target: { value: '不实' } });
  fireEvent.click(button());
  expect(await screen.findByText(/^没连上网络.*不会重复/)).toBeTruthy();
  expect(screen.getByDisplayValue('不实')).toBeTruthy();
  fireEvent.click(document.querySelector('.sheet-scrim') as Element);
  expect(closed).not.toHaveBeenCalled();
});

it('what the server finds wrong with a field stands there, and only there', async () => {
  const onYes = () => Promise.reject(new CallError('BAD_INPUT', '最多 100 分', { field: 'points' }));
  render(
    <AskSheet {...given} fields={['points']} onYes={onYes}>
      {(at) => <div data-testid="points">{at('points')}</div>}
    </AskSheet>,
  );
  fireEvent.click(button());
  await waitFor(() => expect(screen.getByTestId('points').textContent).toBe('最多 100 分'));
  expect(screen.getAllByText('最多 100 分')).toHaveLength(1);
});
