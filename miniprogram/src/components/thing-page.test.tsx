import { act, render, screen } from '@testing-library/react';
import { answer, lost, refused, sent } from '../../test/answers';
import { person } from '../../test/people';
import { phone, resetPhone } from '../../test/stubs/platform';
import { router, showAgain } from '../../test/stubs/taro';
import { session } from '../kernel/session';
import { useParamId, useThing } from '../kernel/thing';
import { ThingPage } from './thing-page';

const GONE = { title: '看不到了', action: { label: '回首页', onTap: () => undefined } };

function Offer() {
  const offer = useThing('offer.get', useParamId(), (offerId) => ({ offerId }));
  return (
    <ThingPage title="兑换" of={offer} gone={GONE} foot={() => <>去换</>}>
      {(detail) => <div>{detail.offer.title}</div>}
    </ThingPage>
  );
}

const haircut = { offer: { title: '剪发一次' } } as never;

beforeEach(() => {
  resetPhone();
  session.set({ token: 't', me: person(), known: true });
  router.params = { id: '5' };
});

it('shows the thing of its address, and what can be done with it', async () => {
  answer({ 'offer.get': haircut });
  render(<Offer />);
  expect(screen.queryByText('去换')).toBeNull();
  expect(await screen.findByText('剪发一次')).toBeTruthy();
  expect(screen.getByText('去换')).toBeTruthy();
  expect(sent('offer.get')).toEqual([{ offerId: 5 }]);
});

it.each(['', '0', 'abc', '5.5', '-1', '99999999999999999999'])(
  'an address with %j names nothing, and nobody is asked',
  (id) => {
    router.params = { id };
    render(<Offer />);
    expect(screen.getByText('看不到了')).toBeTruthy();
    expect(phone.sent).toEqual([]);
  },
);

it('what is not there is gone, with the way on; in Moments’ single page without one', async () => {
  answer({ 'offer.get': refused('NOT_FOUND', '没有找到') });
  const { unmount } = render(<Offer />);
  expect(await screen.findByText('看不到了')).toBeTruthy();
  expect(screen.getByText('回首页')).toBeTruthy();
  unmount();
  resetPhone();
  phone.singlePage = true;
  answer({ 'offer.get': refused('NOT_FOUND', '没有找到') });
  render(<Offer />);
  expect(await screen.findByText('看不到了')).toBeTruthy();
  expect(screen.queryByText('回首页')).toBeNull();
});

it('what could not be asked anew stays, and that is told beside it', async () => {
  answer({ 'offer.get': haircut });
  render(<Offer />);
  await screen.findByText('剪发一次');
  answer({ 'offer.get': lost });
  act(() => showAgain());
  expect(await screen.findByRole('status')).toHaveProperty('textContent', expect.stringContaining('网络'));
  expect(screen.getByText('剪发一次')).toBeTruthy();
});
