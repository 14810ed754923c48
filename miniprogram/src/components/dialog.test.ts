import { act, renderHook } from '@testing-library/react';
import { phone, resetPhone } from '../../test/stubs/platform';
import { useDialog } from './dialog';

/** An element that takes no focus yet, as Taro's on the web in their first frames. */
function hidden(): HTMLElement {
  const element = document.createElement('div');
  const focus = element.focus.bind(element);
  element.focus = () => (element.dataset['ready'] ? focus() : undefined);
  document.body.append(element);
  return element;
}

beforeEach(() => {
  resetPhone();
  phone.name = 'h5';
});

test('focus goes in as soon as the dialog can take it', async () => {
  const element = hidden();
  renderHook(() => {
    // As the sheet does: the id is on the element before effects run.
    const id = useDialog(() => undefined);
    element.id = id;
  });
  expect(document.activeElement).toBe(document.body);
  element.dataset['ready'] = 'yes';
  await act(() => new Promise((resolve) => setTimeout(resolve, 60)));
  expect(document.activeElement).toBe(element);
});
