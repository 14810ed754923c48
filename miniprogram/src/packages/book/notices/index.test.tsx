import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { DAY } from '@jishan/shared/calendar';
import { session } from '../../../kernel/session';
import { words as noticeWords } from '../../../parts/notice/words';
import { person } from '../../../../test/people';
import { rule } from '../../../../test/rules';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import { router, trail } from '../../../../test/stubs/taro';
import NoticePage from './index';
import { words } from './words';

const now = Date.now();
const NOTICE = {
  transferId: 40,
  name: '陈*国',
  community: '梧桐里社区',
  title: '义务巡逻',
  seal: '巡逻',
  points: 50,
  postId: 5,
  awardedAt: now - DAY / 2,
  endsAt: now + 2.5 * DAY,
  state: 'pending',
  objections: 0,
  mine: false,
};
const objection = {
  id: 1,
  reason: '那晚没有看到人',
  state: 'open',
  answer: null,
  unit: null,
  createdAt: now,
  decidedAt: null,
  mine: true,
};
const DIGEST = 'e3b0c44298fc1c149afbf4c8996fb924';
const OWN = { mine: true, state: 'voided' };
let objected = false;
/** What the server does with an objection, in turn. */
let fates: ('lost' | 'reused' | 'taken')[] = [];

const sent = (name: string) => phone.sent.filter(({ url }) => url.endsWith(`/${name}`));
const refusal = (status: number, code: string, message: string, field?: string) =>
  Promise.resolve({ status, body: { error: { code, message, field, requestId: 'r' } } });

beforeEach(() => {
  resetPhone();
  router.params = {};
  session.set({ token: 't', me: person(), known: true });
  objected = false;
  fates = ['taken'];
  phone.answer = ({ url }) => {
    if (url.endsWith('/objection.create')) {
      const fate = fates.shift();
      objected = true;
      if (fate === 'lost') return refusal(503, 'BUSY', '现在人多，请稍后再试');
      if (fate === 'reused') return refusal(409, 'KEY_REUSED', '这次提交和上次的内容不一样，请重新提交');
      return Promise.resolve({ status: 200, body: objection });
    }
    if (url.endsWith('/notice.get'))
      return Promise.resolve({
        status: 200,
        body: {
          ...NOTICE,
          unit: '梧桐里社区居委会',
          reviewers: 1,
          ruleText: null,
          history: objected ? [objection] : [],
          canObject: !objected,
        },
      });
    if (url.endsWith('/notice.digests'))
      return Promise.resolve({
        status: 200,
        body: {
          items: [{ day: '2026-11-22', digest: DIGEST, transfers: 12, points: 340 }],
          next: null,
        },
      });
    return Promise.resolve({ status: 200, body: { items: [NOTICE], next: null } });
  };
});

async function writeObjection(reason: string): Promise<void> {
  fireEvent.click(await screen.findByText('陈*国'));
  fireEvent.click(await screen.findByText(noticeWords.object));
  fireEvent.change(await screen.findByLabelText(noticeWords.objectLabel), { target: { value: reason } });
  fireEvent.click(screen.getByText(noticeWords.objectSend));
}

test('an objection waits for its first word, and says that it stands alone', async () => {
  render(<NoticePage />);
  await writeObjection('  ');
  expect(screen.getByText(noticeWords.objectNote)).toBeTruthy();
  expect(sent('objection.create')).toHaveLength(0);
});

test('an objection whose answer was lost is sent again with the same key, and then stands in the history', async () => {
  fates = ['lost', 'taken'];
  render(<NoticePage />);
  await writeObjection('那晚没有看到人');
  expect(await screen.findByText('现在人多，请稍后再试')).toBeTruthy();
  fireEvent.click(screen.getByText(noticeWords.objectSend));
  expect(await screen.findByText(noticeWords.objectSent)).toBeTruthy();
  const keys = sent('objection.create').map(({ headers }) => headers['Idempotency-Key']);
  expect(keys).toHaveLength(2);
  expect(new Set(keys).size).toBe(1);
  expect(await screen.findByText(noticeWords.states.open)).toBeTruthy();
  expect(screen.queryByText(noticeWords.object)).toBeNull();
});

test('changing the words after a lost answer ends well: the first ones have arrived', async () => {
  fates = ['lost', 'reused'];
  render(<NoticePage />);
  await writeObjection('那晚没有看到人');
  fireEvent.change(await screen.findByLabelText(noticeWords.objectLabel), {
    target: { value: '又写了几个字' },
  });
  fireEvent.click(screen.getByText(noticeWords.objectSend));
  expect(await screen.findByText(noticeWords.objectSent)).toBeTruthy();
});

test('an objection half written is still there when the sheet is opened again', async () => {
  render(<NoticePage />);
  fireEvent.click(await screen.findByText('陈*国'));
  fireEvent.click(await screen.findByText(noticeWords.object));
  fireEvent.change(await screen.findByLabelText(noticeWords.objectLabel), { target: { value: '写了一半' } });
  fireEvent.click(screen.getByLabelText('关闭'));
  fireEvent.click(await screen.findByText(noticeWords.object));
  expect(await screen.findByDisplayValue('写了一半')).toBeTruthy();
});

test('the beginning of a digest is shown in groups, and it is copied whole', async () => {
  render(<NoticePage />);
  fireEvent.click(await screen.findByText(words.tabs.digests));
  expect(await screen.findByText('e3b0 c442 98fc 1c14…')).toBeTruthy();
  fireEvent.click(screen.getByLabelText(`${words.copy} 2026-11-22`));
  await waitFor(() => expect(phone.copied).toEqual([DIGEST]));
});

test('the past and the whole town are asked for, each by itself', async () => {
  render(<NoticePage />);
  await screen.findByText('陈*国');
  fireEvent.click(screen.getByText(words.tabs.past));
  await waitFor(() =>
    expect(JSON.parse(sent('notice.list').at(-1)?.body ?? '')).toEqual({ scope: 'community', past: true }),
  );
});

test('whoever lost points to an objection finds the appeal where the message leads', async () => {
  router.params = { transferId: '40' };
  const plain = phone.answer;
  phone.answer = (request) => {
    if (request.url.endsWith('/notice.get'))
      return Promise.resolve({
        status: 200,
        body: { ...NOTICE, ...OWN, unit: '', reviewers: 1, ruleText: null, history: [], canObject: false },
      });
    if (request.url.endsWith('/points.reason'))
      return Promise.resolve({
        status: 200,
        body: {
          kind: 'award',
          amount: 50,
          at: now,
          notice: { state: 'voided', endsAt: now },
          rule: rule(),
          post: null,
        },
      });
    return plain(request);
  };
  render(<NoticePage />);
  fireEvent.click(await screen.findByText(noticeWords.appeal));
  expect(trail.at(-1)).toMatch(/^navigateTo \/packages\/book\/appeal\/index\?kind=missed&ruleCode=/);
});
