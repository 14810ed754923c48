import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { session } from '../../../kernel/session';
import { item, rule } from '../../../parts/review/testing';
import { person } from '../../../../test/people';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import { hide, router } from '../../../../test/stubs/taro';
import ReviewPage from './index';
import { WORDS } from './words';

const sent = (name: string) =>
  phone.sent.filter(({ url }) => url.endsWith(`/${name}`)).map(({ body }) => JSON.parse(body) as unknown);

function open(part: Parameters<typeof item>[0] = {}) {
  phone.answer = ({ url }) => {
    const name = url.split('/api/')[1];
    if (name === 'review.take') return Promise.resolve({ status: 200, body: item(part) });
    if (name === 'review.reject') return Promise.resolve({ status: 200, body: { state: 'rejected' } });
    return Promise.resolve({
      status: 200,
      body: { state: 'approved', second: false, points: 50, transferId: 1 },
    });
  };
  return render(<ReviewPage />);
}

beforeEach(() => {
  resetPhone();
  router.params = { id: '11' };
  session.set({ token: 't', me: person({ role: 'staff' }), known: true });
});

test('rejecting asks for a reason before anything is sent', async () => {
  open();
  fireEvent.click(await screen.findByText(WORDS.reject));
  fireEvent.click(screen.getByText(WORDS.rejectDo));
  expect(screen.getByText(WORDS.needReason)).toBeTruthy();
  expect(sent('review.reject')).toEqual([]);

  fireEvent.click(screen.getByText('时间地点对不上'));
  fireEvent.click(screen.getByText(WORDS.rejectDo));
  await waitFor(() =>
    expect(sent('review.reject')).toEqual([
      expect.objectContaining({
        postId: 11,
        version: 2,
        reason: 'time',
        note: expect.stringContaining('写清楚') as string,
      }),
    ]),
  );
});

test('what was chosen and typed for a rejection survives closing the sheet', async () => {
  open();
  fireEvent.click(await screen.findByText(WORDS.reject));
  fireEvent.click(screen.getByText('其他'));
  fireEvent.change(screen.getByLabelText(new RegExp(WORDS.note)), { target: { value: '请写清是哪一天' } });
  fireEvent.click(screen.getByLabelText('关闭'));
  fireEvent.click(screen.getByText(WORDS.reject));
  fireEvent.click(screen.getByText(WORDS.rejectDo));
  await waitFor(() =>
    expect(sent('review.reject')).toEqual([
      expect.objectContaining({ reason: 'other', note: '请写清是哪一天' }),
    ]),
  );
});

test('what was found risky is approved only after the reviewer has said to have seen it', async () => {
  open({ risky: true, checks: [{ ok: false, text: '微信核对：有风险' }] });
  expect(await screen.findByText('微信核对：有风险')).toBeTruthy();
  fireEvent.click(screen.getByText(WORDS.approve(50)));
  fireEvent.click(await screen.findByText(WORDS.risk.yes));
  fireEvent.click(await screen.findByText(WORDS.goOn));
  await waitFor(() =>
    expect(sent('review.approve')).toEqual([expect.objectContaining({ postId: 11, riskSeen: true })]),
  );
});

test('a rule that is used up can only be approved without points', async () => {
  const allowance = {
    left: 0,
    caps: [{ period: 'day' as const, cap: 1, used: 1, left: 0, resetsAt: Date.now() + 3_600_000 }],
    blockedBy: 'day' as const,
    freeAt: Date.now() + 3_600_000,
  };
  open({ claim: rule({ allowance }) });
  fireEvent.click(await screen.findByText(WORDS.approveNone));
  fireEvent.click(screen.getByText(WORDS.goOn));
  await waitFor(() => expect(sent('review.approve')).toEqual([{ postId: 11, version: 2, ruleCode: null }]));
});

test('the first of two reviewers passes it on, the second one credits it', async () => {
  const { unmount } = open({ claim: rule({ reviewers: 2 }) });
  expect(await screen.findByText(WORDS.approveFirst)).toBeTruthy();
  unmount();
  const { code, version, title } = rule();
  const agreed = { ruleCode: code, version, title, points: 50 };
  const second = open({ claim: rule({ reviewers: 2 }), firstReviewer: '何静', agreed });
  expect(await screen.findByText(WORDS.approve(50))).toBeTruthy();
  const to = WORDS.agreedTo('何静', title, 50);
  expect(screen.getByText(new RegExp(to + WORDS.secondOfTwo))).toBeTruthy();
  second.unmount();

  // Another rule, another version of it, other points: the first has not agreed to that.
  for (const other of [{ ruleCode: 'patrol-02' }, { version: version + 1 }, { points: 40 }]) {
    const { unmount: close } = open({
      claim: rule({ reviewers: 2 }),
      firstReviewer: '何静',
      agreed: { ...agreed, ...other },
    });
    expect(await screen.findByText(WORDS.approveFirst)).toBeTruthy();
    expect(screen.getByText(new RegExp(WORDS.startsOver))).toBeTruthy();
    close();
  }
  open({
    claim: rule({ reviewers: 1 }),
    firstReviewer: '何静',
    agreed: { ...agreed, ruleCode: 'patrol-02' },
  });
  expect(await screen.findByText(WORDS.approve(50))).toBeTruthy();
  expect(screen.getByText(new RegExp(WORDS.decidesAlone))).toBeTruthy();
});

test('from the region’s threshold on a second colleague is needed, and the notice is told', async () => {
  open({ claim: rule({ reviewers: 1, points: 80 }) });
  expect(await screen.findByText(WORDS.approveFirst)).toBeTruthy();
  expect(screen.getByText(WORDS.firstFrom(80) + WORDS.notice(3))).toBeTruthy();
});

test('an approval can be taken back, and is sent when the phone is put away', async () => {
  open();
  fireEvent.click(await screen.findByText(WORDS.approve(50)));
  expect(screen.getByText(WORDS.held(5))).toBeTruthy();
  fireEvent.click(screen.getByText(WORDS.takeBack));
  expect(await screen.findByText(WORDS.approve(50))).toBeTruthy();
  expect(sent('review.approve')).toEqual([]);
  fireEvent.click(screen.getByText(WORDS.approve(50)));
  act(hide);
  await waitFor(() => expect(sent('review.approve')).toHaveLength(1));
});
