import { fireEvent, render, screen } from '@testing-library/react';
import { session } from '../../../kernel/session';
import { WORDS as residentWords } from '../../../parts/resident/words';
import { person } from '../../../../test/people';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import AdjustPage from './index';
import { WORDS } from './words';

const wang = {
  id: 7,
  name: '王秀兰',
  avatar: 'lotus',
  unit: null,
  community: '梧桐里社区',
  grid: '第一网格',
  balance: 30,
  poolLeft: 15,
  aloneUpTo: 20,
};

beforeEach(() => {
  resetPhone();
  phone.answer = ({ url, body }) => {
    if (url.includes('/resident.search')) {
      return Promise.resolve({ status: 200, body: { items: [wang], next: null } });
    }
    const { points } = JSON.parse(body ?? '{}') as { points: number };
    return Promise.resolve({ status: 200, body: { state: 'posted', resident: wang, points } });
  };
});

async function choose() {
  render(<AdjustPage />);
  fireEvent.change(screen.getByLabelText(residentWords.find), { target: { value: '王' } });
  fireEvent.click(await screen.findByText('王秀兰', {}, { timeout: 5_000 }));
}

test('says where something is missing, then what will happen, then what became of it', async () => {
  session.set({ token: 't', me: person({ id: 1, role: 'staff' }), known: true });
  await choose();
  fireEvent.click(screen.getByText(WORDS.send.propose));
  expect(screen.getByText(WORDS.needKind)).toBeTruthy();
  fireEvent.click(screen.getByText(WORDS.kinds.correct));
  fireEvent.change(screen.getByLabelText(new RegExp(WORDS.points)), { target: { value: '015' } });
  fireEvent.click(screen.getByText(WORDS.send.now));
  expect(screen.getByText(residentWords.needReason)).toBeTruthy();
  expect(screen.getByText(WORDS.summary.now('王秀兰', WORDS.kinds.correct, 15))).toBeTruthy();
  fireEvent.change(screen.getByLabelText(new RegExp(WORDS.reason)), { target: { value: '漏记一次' } });
  fireEvent.click(screen.getByText(WORDS.send.now));
  expect(await screen.findByText(WORDS.done.posted('王秀兰', 15))).toBeTruthy();
  const sent = phone.sent.filter(({ url }) => url.endsWith('/adjustment.propose'));
  expect(sent.map(({ body }) => JSON.parse(body ?? '') as unknown)).toEqual([
    { kind: 'correct', residentId: 7, points: 15, reason: '漏记一次' },
  ]);
});

test('nobody adjusts their own points', async () => {
  session.set({ token: 't', me: person({ id: 7, role: 'staff' }), known: true });
  await choose();
  expect(await screen.findByText(WORDS.own)).toBeTruthy();
  expect(screen.queryByText(WORDS.send.propose)).toBeNull();
});
