import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { phone, resetPhone } from '../../test/stubs/platform';
import { Button } from './button';
import { Field } from './field';
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

function Typed({ onClose }: { onClose: () => void }) {
  const [text, setText] = useState('');
  return (
    <div className="page">
      <Button>外面</Button>
      <Sheet
        open
        title="写理由"
        typed={text !== ''}
        onClose={onClose}
        foot={<Button onTap={onClose}>发送</Button>}
      >
        <Field label="理由" value={text} onInput={setText} multiline />
      </Sheet>
    </div>
  );
}
const write = (text: string) => fireEvent.change(screen.getByLabelText('理由'), { target: { value: text } });

it.each([
  ['a touch beside it', () => fireEvent.click(document.querySelector('.sheet-scrim') as Element)],
  ['Escape', () => fireEvent.keyDown(document, { key: 'Escape' })],
])('is not closed by %s once words stand in it, and says how it is', (_way, slip) => {
  const onClose = jest.fn();
  render(<Typed onClose={onClose} />);
  write('照片');
  slip();
  expect(onClose).not.toHaveBeenCalled();
  expect(screen.getByRole('status').textContent).toContain('写的还在');
  fireEvent.click(screen.getByRole('button', { name: '关闭' }));
  expect(onClose).toHaveBeenCalledTimes(1);
});

it('closes by a touch beside it while it is empty, or empty again', () => {
  const onClose = jest.fn();
  render(<Typed onClose={onClose} />);
  write('照片');
  write('');
  fireEvent.click(document.querySelector('.sheet-scrim') as Element);
  expect(onClose).toHaveBeenCalledTimes(1);
});

it('leaves what is behind it untouchable and still while it is open', () => {
  const view = render(<Typed onClose={() => undefined} />);
  const outside = screen.getByText('外面').closest('[inert]');
  expect(outside).not.toBeNull();
  expect(screen.getByRole('dialog').closest('[inert]')).toBeNull();
  expect(document.documentElement.style.overflow).toBe('hidden');
  view.unmount();
  expect(document.querySelector('[inert]')).toBeNull();
  expect(document.documentElement.style.overflow).toBe('');
});

it('keeps Tab within itself', () => {
  render(<Typed onClose={() => undefined} />);
  const [close, send] = ['关闭', '发送'].map((name) => screen.getByRole('button', { name }));
  send?.focus();
  fireEvent.keyDown(document, { key: 'Tab' });
  expect(document.activeElement).toBe(close);
  fireEvent.keyDown(document, { key: 'Tab', shiftKey: true });
  expect(document.activeElement).toBe(send);
});
