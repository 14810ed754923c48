import { fireEvent, render, screen, within } from '@testing-library/react';
import { session } from '../../../kernel/session';
import { person } from '../../../../test/people';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import RegionSettingsPage from './index';
import { region } from './testing';
import type { RegionSettings } from './types';
import { WORDS } from './words';

const town = region({ regionId: 1, region: '青溪镇', kind: 'town', version: 2 });
const east = region({});

beforeEach(() => {
  resetPhone();
  session.set({ token: 't', me: person({ id: 1, role: 'admin' }), known: true });
});

function answer(items: RegionSettings[]) {
  phone.answer = ({ url, body }) => {
    const past = {
      ...{ id: 9, before: east.own, after: { ...east.own, noticeDays: 0 } },
      ...{ reason: '例会议定', actor: '周明', unit: '青溪镇人民政府', at: 1_764_000_000_000 },
    };
    const replies: Record<string, unknown> = {
      list: { items, next: null },
      history: { items: [past], next: null },
      change: { ...east, ...(JSON.parse(body ?? '{}') as object) },
    };
    return Promise.resolve({ status: 200, body: replies[url.split('settings.')[1] ?? ''] });
  };
}

const sent = () =>
  phone.sent
    .filter(({ url }) => url.endsWith('/settings.change'))
    .map(({ body }) => JSON.parse(body ?? '') as unknown);

test('the town changes a community’s settings, once it has said why', async () => {
  answer([town, east]);
  render(<RegionSettingsPage />);
  fireEvent.click((await screen.findAllByText(WORDS.changeKey))[1] as HTMLElement);
  expect(screen.getByText(WORDS.changeOf('梧桐里社区'))).toBeTruthy();

  const days = screen.getByRole('radiogroup', { name: WORDS.labels.noticeDays });
  fireEvent.click(within(days).getByText(WORDS.self));
  const field = screen.getByRole('textbox', { name: WORDS.labels.noticeDays });
  fireEvent.change(field, { target: { value: '31' } });
  fireEvent.click(screen.getByText(WORDS.send));
  expect(screen.getAllByText(WORDS.needReason).length).toBeGreaterThan(0);
  expect(screen.getByText(WORDS.between(0, 30))).toBeTruthy();

  fireEvent.change(screen.getByLabelText(new RegExp(WORDS.reason)), { target: { value: '例会议定' } });
  fireEvent.click(screen.getByText(WORDS.send));
  expect(screen.getByText(WORDS.needNumbers)).toBeTruthy();
  expect(sent()).toEqual([]);

  fireEvent.change(screen.getByRole('textbox', { name: new RegExp(WORDS.between(0, 30)) }), {
    target: { value: '5' },
  });
  fireEvent.click(screen.getByText(WORDS.send));
  expect(await screen.findByText(WORDS.done('梧桐里社区'))).toBeTruthy();
  expect(sent()).toEqual([
    { regionId: 4, version: 0, own: { ...east.own, noticeDays: 5 }, reason: '例会议定' },
  ]);
});

test('every change can be read again, with its reason', async () => {
  answer([town, east]);
  render(<RegionSettingsPage />);
  fireEvent.click(await screen.findByText(WORDS.seeHistory));
  expect(await screen.findByText('例会议定')).toBeTruthy();
  expect(screen.getByText(WORDS.change('公示', WORDS.above.town, '不公示'))).toBeTruthy();
});

test('who may not change them reads them', async () => {
  answer([{ ...town, mayChange: false }]);
  render(<RegionSettingsPage />);
  expect(await screen.findByText(WORDS.readOnly)).toBeTruthy();
  expect(screen.queryByText(WORDS.changeKey)).toBeNull();
});
