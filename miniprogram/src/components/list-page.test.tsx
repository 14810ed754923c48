import { fireEvent, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { answer, lost, page, sent } from '../../test/answers';
import { person } from '../../test/people';
import { resetPhone } from '../../test/stubs/platform';
import { usePages } from '../kernel/load';
import { session } from '../kernel/session';
import { ListPage } from './list-page';

type Tab = 'open' | 'closed';
const TABS = [
  { key: 'open' as const, label: '待取' },
  { key: 'closed' as const, label: '取过的' },
];
const order = (id: number) => ({ id, shop: `店${id}` }) as never;

function Orders() {
  const [tab, setTab] = useState<Tab>('open');
  return (
    <ListPage
      title="订单"
      tabs={{ items: TABS, value: tab, onChange: setTab }}
      pages={usePages('order.mine', { open: tab === 'open' })}
      lead={<>总在</>}
      head={<>有了才在</>}
      empty={{ title: '还没有订单' }}
      end="就这些"
      item={({ id, shop }) => <div key={id}>{shop}</div>}
    />
  );
}

beforeEach(() => {
  resetPhone();
  session.set({ token: 't', me: person(), known: true });
});

it('shows its lines, what stands above them, and its end', async () => {
  answer({ 'order.mine': page([order(1), order(2)]) });
  render(<Orders />);
  expect(screen.getByText('总在')).toBeTruthy();
  expect(screen.queryByText('有了才在')).toBeNull();
  expect(await screen.findByText('店2')).toBeTruthy();
  expect(screen.getByText('有了才在', { exact: false })).toBeTruthy();
  expect(screen.getByText('就这些')).toBeTruthy();
});

it('is empty only when there is no more', async () => {
  answer({
    'order.mine': ({ cursor }) => (cursor ? page([order(3)]) : page([] as never[], 'next')),
  });
  render(<Orders />);
  expect(await screen.findByText('店3')).toBeTruthy();
  expect(screen.queryByText('还没有订单')).toBeNull();
});

it('asks for another list with another tab', async () => {
  answer({ 'order.mine': ({ open }) => page(open ? [] : [order(9)]) });
  render(<Orders />);
  expect(await screen.findByText('还没有订单')).toBeTruthy();
  fireEvent.click(screen.getByText('取过的'));
  expect(await screen.findByText('店9')).toBeTruthy();
  expect(sent('order.mine')).toEqual([{ open: true }, { open: false }]);
});

it('without a network says so and tries again', async () => {
  answer({ 'order.mine': lost });
  render(<Orders />);
  expect(await screen.findByText('没连上网络')).toBeTruthy();
  answer({ 'order.mine': page([order(1)]) });
  fireEvent.click(screen.getByText('再试一次'));
  await waitFor(() => expect(screen.getByText('店1')).toBeTruthy());
});
