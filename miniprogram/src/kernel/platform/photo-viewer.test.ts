import { viewPhotos } from './photo-viewer.h5';

const viewer = () => document.querySelector('[role=dialog]');
const URLS = ['/a.jpg', '/b.jpg', '/c.jpg'];

test('the photo that was tapped is shown with its place among the others, and a cross leads back', () => {
  const opener = document.body.appendChild(document.createElement('button'));
  opener.focus();
  viewPhotos(URLS, '/b.jpg');
  expect(viewer()?.querySelectorAll('img')).toHaveLength(3);
  expect(viewer()?.textContent).toContain('2/3');
  const close = viewer()?.querySelector<HTMLElement>('[aria-label=关闭]');
  expect(document.activeElement).toBe(close);
  close?.click();
  expect(viewer()).toBeNull();
  expect(document.activeElement).toBe(opener);
});

test('Escape closes it, and what is swiped to is counted', () => {
  viewPhotos(URLS, '/a.jpg');
  const line = viewer()?.firstElementChild as HTMLElement;
  Object.defineProperty(line, 'clientWidth', { value: 300 });
  line.scrollLeft = 600;
  line.dispatchEvent(new Event('scroll'));
  expect(viewer()?.textContent).toContain('3/3');
  document.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
  expect(viewer()).toBeNull();
});
