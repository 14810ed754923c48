import { fireEvent, render, screen } from '@testing-library/react';
import { phone, resetPhone } from '../../../../test/stubs/platform';
import { SpotField } from './spot-field';
import { words } from './words';

let chosen: [spot: object, address?: string][];
const show = (problem?: string) =>
  render(<SpotField spot={null} onChosen={(...what) => chosen.push(what)} problem={problem} />);
const tap = (name: string) => fireEvent.click(screen.getByRole('button', { name }));
const SPOT = { lat: 31, lng: 121 };

beforeEach(() => {
  resetPhone();
  chosen = [];
});

test('chosen on the map, with its address; who turns back has chosen nothing, not even where they are', async () => {
  show();
  tap(words.choose);
  await screen.findByText(words.noSpot);
  expect(chosen).toEqual([]);
  phone.spot = SPOT;
  tap(words.choose);
  await screen.findByText(words.noSpot);
  expect(chosen).toEqual([[SPOT, '梧桐里东门 12 号']]);
});

test('a refusal is said over what the form said before, and can be taken back', async () => {
  phone.spot = SPOT;
  phone.mayLocate = false;
  show(words.needSpot);
  expect(screen.getByRole('alert').textContent).toBe(words.needSpot);
  tap(words.here);
  expect(await screen.findByText(words.refused(true))).toBeTruthy();
  expect(screen.queryByText(words.needSpot)).toBeNull();
  tap(words.allow);
  expect(await screen.findByText(words.needSpot)).toBeTruthy();
  tap(words.here);
  await screen.findByText(words.noSpot);
  expect(chosen).toEqual([[SPOT]]);
});

test('the web has no map and no settings to lead to: it says where they are', async () => {
  phone.name = 'h5';
  show();
  expect(screen.queryByText(words.choose)).toBeNull();
  tap(words.here);
  expect(await screen.findByText(words.refused(false))).toBeTruthy();
  expect(screen.queryByText(words.allow)).toBeNull();
});
