import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { phone, resetPhone } from '../../test/stubs/platform';
import { Button } from './button';
import { Sheet } from './sheet';
import { tabBarStore } from './tab-bar-state';

function Screen() {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onTap={() => setOpen(true)}>为什么</Button>
      <Sheet
        open={open}
        title="这 50 分从哪里来"
        onClose={() => setOpen(false)}
        foot={<Button>看动态</Button>}
      >
        义务巡逻
      </Sheet>
    </>
  );
}

const dialog = () => screen.queryByRole('dialog', { name: '这 50 分从哪里来' });
const openSheet = () => {
  const view = render(<Screen />);
  const opener = screen.getByRole('button', { name: '为什么' });
  opener.focus();
  fireEvent.click(opener);
  return { ...view, opener };
};

beforeEach(() => {
  resetPhone();
  phone.name = 'h5';
});

it('is not there until it is opened, then shows what it holds', () => {
  render(<Screen />);
  expect(dialog()).toBeNull();
  fireEvent.click(screen.getByRole('button', { name: '为什么' }));
  expect(dialog()?.textContent).toContain('义务巡逻');
  expect(dialog()?.textContent).toContain('看动态');
});

it.each([
  ['its cross', () => fireEvent.click(screen.getByRole('button', { name: '关闭' }))],
  ['the ground around it', () => fireEvent.click(document.querySelector('.sheet-scrim') as Element)],
  ['Escape', () => fireEvent.keyDown(document, { key: 'Escape' })],
])('closes by %s', (_way, close) => {
  openSheet();
  close();
  expect(dialog()).toBeNull();
});

it('stays open for other keys and for taps on itself', () => {
  openSheet();
  fireEvent.keyDown(document, { key: 'a' });
  fireEvent.click(dialog() as Element);
  expect(dialog()).not.toBeNull();
});

it('takes the focus and gives it back', () => {
  const { opener } = openSheet();
  expect(document.activeElement).toBe(dialog());
  fireEvent.keyDown(document, { key: 'Escape' });
  expect(document.activeElement).toBe(opener);
});

it('covers the tab bar only while it is open', () => {
  openSheet();
  expect(tabBarStore.get().covers).toBe(1);
  fireEvent.keyDown(document, { key: 'Escape' });
  expect(tabBarStore.get().covers).toBe(0);
});
