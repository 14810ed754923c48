import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { session } from '../../../kernel/session';
import { objection } from '../../../parts/case/testing';
import type { Objection } from '../../../parts/case/types';
import { WORDS } from '../../../parts/case/words';
import { person } from '../../../../test/people';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import { router } from '../../../../test/stubs/taro';
import ObjectionsPage from './index';
import { OBJECTION } from './words';

const decided = () => phone.sent.filter(({ url }) => url.endsWith('/objection.decide'));
const keysOf = () => decided().map(({ headers }) => headers?.['Idempotency-Key']);

interface Answer {
  status: number;
  body: unknown;
}

function open(items: Objection[], answers: Answer[] = [], id = 5) {
  router.params = { id: String(id) };
  phone.answer = ({ url }) => {
    if (url.includes('/objection.queue'))
      return Promise.resolve({ status: 200, body: { items, next: null } });
    const answer = answers.shift() ?? { status: 200, body: { state: 'upheld' } };
    return Promise.resolve(answer);
  };
  return render(<ObjectionsPage />);
}

const refused = (code: string, message: string): Answer => ({
  status: 409,
  body: { error: { code, message, requestId: 'r' } },
});

beforeEach(() => {
  resetPhone();
  session.set({ token: 't', me: person({ role: 'staff' }), known: true });
});

test('nothing is sent without the words that the resident will read', async () => {
  open([objection()]);
  fireEvent.click(await screen.findByText(OBJECTION.yes));
  fireEvent.click(screen.getByText(OBJECTION.yesDo(50)));
  expect(screen.getByText(WORDS.needAnswer)).toBeTruthy();
  expect(decided()).toEqual([]);

  fireEvent.click(screen.getAllByText(OBJECTION.yesReady[0] ?? '')[0] as HTMLElement);
  fireEvent.click(screen.getByText(OBJECTION.yesDo(50)));
  expect(await screen.findByText(OBJECTION.yesDone(50))).toBeTruthy();
  expect(JSON.parse(decided()[0]?.body ?? '')).toEqual({
    id: 5,
    uphold: true,
    answer: OBJECTION.yesReady[0],
  });
});

test('the same answer sent again carries the same key, another one does not', async () => {
  const lost = refused('BUSY', '现在人多');
  open([objection()], [lost, lost]);
  fireEvent.click(await screen.findByText(OBJECTION.no));
  fireEvent.click(screen.getByText(OBJECTION.noReady[0] ?? ''));
  fireEvent.click(screen.getByText(OBJECTION.noDo));
  await screen.findByText('现在人多');
  fireEvent.click(screen.getByText(OBJECTION.noDo));
  await waitFor(() => expect(decided()).toHaveLength(2));
  await screen.findByText('现在人多');
  fireEvent.click(screen.getByText(OBJECTION.noReady[1] ?? ''));
  fireEvent.click(screen.getByText(OBJECTION.noDo));
  await waitFor(() => expect(decided()).toHaveLength(3));
  const [first, second, third] = keysOf();
  expect(first).toMatch(/^[0-9a-f]{32}$/);
  expect(second).toBe(first);
  expect(third).not.toBe(first);
});

test('one that a colleague has decided leads on to the next that may be decided here', async () => {
  const next = objection({ id: 7, reason: '照片是去年的' });
  const notMine = objection({ id: 6, mayDecide: false });
  open([objection(), notMine, next], [refused('ALREADY_DECIDED', '这一条已经由镇政府处理过了')]);
  fireEvent.click(await screen.findByText(OBJECTION.no));
  fireEvent.click(screen.getByText(OBJECTION.noReady[0] ?? ''));
  fireEvent.click(screen.getByText(OBJECTION.noDo));
  expect(await screen.findByText('这一条已经由镇政府处理过了')).toBeTruthy();
  fireEvent.click(screen.getByText(WORDS.next));
  expect(await screen.findByText('照片是去年的')).toBeTruthy();
});

test('who had a part in it reads why, and is offered no answer', async () => {
  open([objection({ mayDecide: false })]);
  expect(await screen.findByText(OBJECTION.why.part)).toBeTruthy();
  expect(screen.queryByText(OBJECTION.yes)).toBeNull();
});

test('one that is no longer in the queue is said to be dealt with', async () => {
  open([objection()], [], 99);
  expect(await screen.findByText(WORDS.handled)).toBeTruthy();
});
