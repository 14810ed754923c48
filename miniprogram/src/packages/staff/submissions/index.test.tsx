import { forgetAnswers } from '../../../kernel/answers';
import { act, fireEvent, render, screen } from '@testing-library/react';
import { session } from '../../../kernel/session';
import { person } from '../../../../test/people';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import { scrolls, showAgain } from '../../../../test/stubs/taro';
import { WORDS as caseWords } from '../../../parts/case/words';
import SubmissionsPage from './index';
import { words } from './words';

const photo = (id: string) => ({
  ...{ id, thumb: `/photos/${id}/thumb.jpg?sig=1`, screen: `/photos/${id}/screen.jpg?sig=1` },
  ...{ width: 4, height: 3 },
});
const news = {
  ...{ id: 40, kind: 'news', merchantId: 1, merchant: '平安理发店', community: '梧桐里社区' },
  ...{ title: '重阳节免费理发', submitter: '李师傅', state: 'pending', answer: '' },
  facts: [
    { label: '标题', value: '重阳节免费理发', before: null },
    { label: '内容', value: '六十岁以上老人免费', before: null },
  ],
  ...{ photos: [photo('a'), photo('b')], at: Date.now(), decidedAt: null, mayDecide: true },
  ...{ checks: [{ ok: true, text: '微信核对：没有发现问题' }], risky: false },
};
let items: object[] = [];
const decided = () =>
  phone.sent
    .filter(({ url }) => url.endsWith('/submission.decide'))
    .map(({ body }) => JSON.parse(body) as unknown);

beforeEach(() => {
  resetPhone();
  items = [news];
  session.set({ token: 't', me: person({ role: 'staff' }), known: true });
  phone.answer = ({ url }) => {
    if (!url.endsWith('/submission.decide'))
      return Promise.resolve({ status: 200, body: { items, next: null } });
    items = [];
    return Promise.resolve({ status: 200, body: { ...news, state: 'approved' } });
  };
});

test('waiting news stand there with their text and their photos, which open large', async () => {
  render(<SubmissionsPage />);
  expect(await screen.findByText(words.kind('news'))).toBeTruthy();
  expect(screen.getByText('六十岁以上老人免费')).toBeTruthy();
  const photos = screen.getAllByLabelText(/张照片/);
  expect(photos).toHaveLength(2);
  fireEvent.click(photos[1] as HTMLElement);
  expect(phone.previews[0]?.urls).toHaveLength(2);
  fireEvent.click(screen.getByText(words.approve));
  expect(await screen.findByText(words.approved(news.title))).toBeTruthy();
  expect(decided()).toEqual([{ submissionId: 40, approve: true, answer: '' }]);
});

test('sending back needs a reason, and people of the shop decide nothing', async () => {
  const { unmount } = render(<SubmissionsPage />);
  fireEvent.click(await screen.findByText(words.reject));
  fireEvent.click(screen.getByText(words.send));
  expect(screen.getByText(words.needReason)).toBeTruthy();
  expect(decided()).toEqual([]);
  fireEvent.change(screen.getByLabelText(new RegExp(words.reason)), { target: { value: '请写明日期' } });
  fireEvent.click(screen.getByText(words.send));
  expect(await screen.findByText(words.rejected(news.title))).toBeTruthy();
  expect(decided()).toEqual([{ submissionId: 40, approve: false, answer: '请写明日期' }]);
  unmount();
  forgetAnswers();
  items = [{ ...news, mayDecide: false }];
  render(<SubmissionsPage />);
  expect(await screen.findByText(words.own)).toBeTruthy();
  expect(screen.queryByText(words.approve)).toBeNull();
});

describe('what is looked at', () => {
  const offer = { ...news, id: 41, kind: 'offer', title: '剪发一次', merchant: '王记理发' };

  test('is never changed for another one under the finger', async () => {
    items = [news, offer];
    render(<SubmissionsPage />);
    expect(await screen.findByText(news.title)).toBeTruthy();
    // A colleague decides the first; back from a large photo the queue is read anew.
    items = [offer];
    await act(async () => {
      showAgain();
      await Promise.resolve();
    });
    expect(await screen.findByText(caseWords.handled)).toBeTruthy();
    expect(screen.queryByText(words.approve)).toBeNull();
    fireEvent.click(screen.getByText(caseWords.next));
    expect(await screen.findByText(offer.title)).toBeTruthy();
  });

  test('once decided is told, and the next waits for a tap and begins at its top', async () => {
    items = [news, offer];
    render(<SubmissionsPage />);
    await screen.findByText(news.title);
    items = [offer];
    fireEvent.click(screen.getByText(words.approve));
    expect(await screen.findByText(words.approved(news.title))).toBeTruthy();
    expect(screen.queryByText(words.approve)).toBeNull();
    scrolls.length = 0;
    fireEvent.click(screen.getByText(caseWords.next));
    expect(await screen.findByText(offer.title)).toBeTruthy();
    expect(scrolls).toEqual(['top']);
  });

  test('can be left for later: it comes again when nothing else waits', async () => {
    items = [news, offer];
    render(<SubmissionsPage />);
    await screen.findByText(news.title);
    fireEvent.click(screen.getByText(caseWords.later));
    expect(await screen.findByText(offer.title)).toBeTruthy();
    fireEvent.click(screen.getByText(caseWords.later));
    expect(await screen.findByText(news.title)).toBeTruthy();
  });
});

test('an application says the shop’s name once, and its place on a map', async () => {
  const place = { label: '位置', value: '在地图上选好了', before: null, spot: { lat: 30.8, lng: 120.1 } };
  const name = { label: '店名', value: '平安理发店', before: null };
  items = [{ ...news, kind: 'merchant', title: '平安理发店', facts: [name, place] }];
  render(<SubmissionsPage />);
  fireEvent.click(await screen.findByText(words.map));
  expect(phone.opened).toEqual(['平安理发店']);
  expect(screen.getAllByText(/平安理发店/)).toHaveLength(1);
});

test('what was found risky is shown only after somebody has said to have seen it', async () => {
  items = [{ ...news, risky: true, checks: [{ ok: false, text: '微信核对：有风险' }] }];
  render(<SubmissionsPage />);
  expect(await screen.findByText('微信核对：有风险')).toBeTruthy();
  fireEvent.click(screen.getByText(words.approve));
  expect(decided()).toEqual([]);
  fireEvent.click(await screen.findByText(words.risk.yes));
  expect(await screen.findByText(words.approved(news.title))).toBeTruthy();
  expect(decided()).toEqual([{ submissionId: 40, approve: true, answer: '', riskSeen: true }]);
});
