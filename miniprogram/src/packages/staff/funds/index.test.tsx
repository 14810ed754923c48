import { fireEvent, render, screen, within } from '@testing-library/react';
import type { Reply } from '../../../kernel/call';
import { routes } from '../../../kernel/routes';
import { session } from '../../../kernel/session';
import { words as fundWords } from '../../../parts/fund/desk-words';
import { fundOf } from '../../../parts/fund/testing';
import { answer, page, refused, sent } from '../../../../test/answers';
import { person } from '../../../../test/people';
import { resetPhone } from '../../../../test/stubs/platform';
import { router, trail } from '../../../../test/stubs/taro';
import FundUsePage from '../fund-use/index';
import { words as fundUseWords } from '../fund-use/words';
import FundDeskPage from './index';
import { words } from './words';

type Use = Reply<'fund.queue'>['items'][number];

const fund = fundOf();
const proposed = (part: Partial<Use>): Use => ({
  ...{ id: 1, fundId: 4, points: 120, purpose: '十一月义剪', merchantId: 3, merchant: '平安理发店' },
  ...{ photos: [], unit: '梧桐里社区居委会', deciderUnit: null, at: 1_764_000_000_000, fund: fund.title },
  ...{ left: 300, state: 'proposed', proposer: '何静', decider: null, answer: '', decidedAt: null },
  ...{ mine: false, mayDecide: true },
  ...part,
});

let userId = 700;
beforeEach(() => {
  resetPhone();
  trail.length = 0;
  router.params = { fundId: '4' };
  const scope = { id: 2, name: '梧桐里社区', unit: '梧桐里社区居委会' };
  session.set({ token: 't', me: person({ id: ++userId, role: 'staff', scope }), known: true });
});

describe('the desk', () => {
  test('a colleague confirms, or says why not; one’s own is only taken back', async () => {
    const own = proposed({ id: 2, purpose: '买毛巾', mine: true, mayDecide: false });
    const ofShop = proposed({ id: 3, purpose: '修门', mayDecide: false });
    answer({
      'fund.queue': page([proposed({}), own, ofShop]),
      'fund.list': page([]),
      'fund.confirm': proposed({ state: 'done' }),
      'fund.refuse': proposed({ state: 'refused' }),
    });
    render(<FundDeskPage />);
    expect(await screen.findByText(words.own)).toBeTruthy();
    expect(screen.getByText(words.ownShop)).toBeTruthy();
    fireEvent.click(screen.getByText(words.confirm));
    expect(await screen.findByText(words.confirmed(120, fund.title))).toBeTruthy();
    fireEvent.click(screen.getByText(words.takeBack));
    const sheet = within(screen.getByRole('dialog'));
    fireEvent.change(sheet.getByLabelText(words.reason), { target: { value: '写错了' } });
    fireEvent.click(sheet.getByRole('button', { name: words.takeBack }));
    expect(await screen.findByText(words.tookBack)).toBeTruthy();
    expect(sent('fund.confirm')).toEqual([{ useId: 1 }]);
    expect(sent('fund.refuse')).toEqual([{ useId: 2, answer: '写错了' }]);
  });

  test('only our own funds stand there; one is stopped after a question', async () => {
    const town = fundOf({ id: 5, title: '全镇的', communityId: null });
    const closed = fundOf({ id: 6, title: '用完的', state: 'closed', left: 0 });
    answer({
      'fund.queue': page([]),
      'fund.list': page([fund, town, closed]),
      'fund.close': fundOf({ state: 'over' }),
    });
    render(<FundDeskPage />);
    expect(await screen.findByText('独居老人冬衣')).toBeTruthy();
    expect(screen.queryByText('全镇的')).toBeNull();
    fireEvent.click(screen.getByText(fundWords.use));
    expect(trail).toEqual([`navigateTo ${routes.staff.fundUse(4)}`]);
    fireEvent.click(screen.getByText(words.stop));
    const sheet = within(screen.getByRole('dialog'));
    expect(sheet.getByText(words.stopText(300))).toBeTruthy();
    fireEvent.click(sheet.getByText(words.stop));
    expect(await screen.findByText(words.stopped('独居老人冬衣'))).toBeTruthy();
    expect(sent('fund.close')).toEqual([{ fundId: 4 }]);
  });
});

describe('a use', () => {
  const shops = page([
    {
      ...{ id: 3, name: '平安理发店', kind: 'hair' as const, cover: null, giving: '', address: '东门 12 号' },
      ...{ distance: null, redeemed: 4, offer: null },
    },
  ]);
  const type = (label: string, value: string) =>
    fireEvent.change(screen.getByLabelText(new RegExp(`^${label}`)), { target: { value } });

  test('pays a shop that was searched for; what is wrong stands at its field', async () => {
    answer({
      'fund.get': fund,
      'alliance.list': ({ name }) => ({ ...(name === '当铺' ? page([]) : shops), total: 1 }),
      'fund.use': ({ points }) =>
        points === 300 ? refused('FUND_SHORT', '基金里的积分不够了', 'points') : proposed({ mine: true }),
    });
    render(<FundUsePage />);
    fireEvent.click(await screen.findByText(fundUseWords.propose));
    expect(await screen.findByText(fundUseWords.needPoints)).toBeTruthy();
    type(fundUseWords.points, '300');
    fireEvent.click(screen.getByText(fundUseWords.propose));
    expect(await screen.findByText(fundUseWords.needShop)).toBeTruthy();
    fireEvent.click(screen.getByText(fundUseWords.chooseShop));
    type(fundUseWords.findShop, '当铺');
    expect(await screen.findByText(fundUseWords.noShop('当铺'), {}, { timeout: 5_000 })).toBeTruthy();
    type(fundUseWords.findShop, '');
    fireEvent.click(await screen.findByText('平安理发店', {}, { timeout: 5_000 }));
    type(fundUseWords.purpose, '十一月义剪');
    fireEvent.click(screen.getByText(fundUseWords.propose));
    expect(await screen.findByText('基金里的积分不够了')).toBeTruthy();
    type(fundUseWords.points, '120');
    fireEvent.click(screen.getByText(fundUseWords.propose));
    expect(await screen.findByText(fundUseWords.proposedTitle)).toBeTruthy();
    expect(sent('fund.use').at(-1)).toEqual({
      ...{ fundId: 4, points: 120, merchantId: 3, purpose: '十一月义剪', photos: [] },
    });
  });

  test('or nobody, after that was chosen', async () => {
    answer({ 'fund.get': fund, 'fund.use': proposed({ mine: true }) });
    render(<FundUsePage />);
    fireEvent.click(await screen.findByText(fundUseWords.toNobody));
    expect(screen.getByText(fundUseWords.toNobodyNote)).toBeTruthy();
    type(fundUseWords.points, '60');
    type(fundUseWords.purpose, '买毛巾');
    fireEvent.click(screen.getByText(fundUseWords.propose));
    fireEvent.click(await screen.findByText(fundUseWords.back));
    expect(sent('fund.use')).toEqual([
      { fundId: 4, points: 60, merchantId: null, purpose: '买毛巾', photos: [] },
    ]);
    expect(trail).toEqual([`redirectTo ${routes.staff.funds()}`]);
  });

  test('of nothing is not asked for', async () => {
    answer({ 'fund.get': fundOf({ left: 0 }) });
    render(<FundUsePage />);
    expect(await screen.findByText(fundUseWords.nothingLeft)).toBeTruthy();
  });
});
