import { fireEvent, render, screen } from '@testing-library/react';
import { phone, resetPhone } from '../../test/stubs/platform';
import { PhotoGrid } from './photo-grid';

const photos = (count: number) =>
  Array.from({ length: count }, (_, i) => ({
    id: `p${i}`,
    thumb: `/photos/p${i}/thumb`,
    screen: `/photos/p${i}/screen`,
  }));
const open = (count: number, max?: number) =>
  render(<PhotoGrid photos={photos(count)} max={max} />).container;

beforeEach(resetPhone);

it.each([
  [1, 'photos-1'],
  [2, 'photos-2'],
  [3, 'photos-3'],
  [4, 'photos-2'],
  [5, 'photos-3'],
  [9, 'photos-3'],
])('%i photos stand as %s', (count, columns) => {
  const grid = open(count).firstElementChild;
  expect(grid?.className.split(' ')).toContain(columns);
  expect(screen.getAllByRole('button')).toHaveLength(count);
});

it('takes no room without photos', () => {
  expect(open(0).firstElementChild).toBeNull();
});

it('says how many more there are on the last one shown', () => {
  open(9, 3);
  const cells = screen.getAllByRole('button');
  expect(cells.map(({ textContent }) => textContent)).toEqual(['', '', '+6']);
  expect(cells[2]?.getAttribute('aria-label')).toBe('第 3 张照片，共 9 张');
});

it('opens all photos at the tapped one, in screen size', () => {
  open(5, 3);
  fireEvent.click(screen.getByRole('button', { name: '第 2 张照片，共 5 张' }));
  expect(phone.previews).toEqual([
    {
      urls: [0, 1, 2, 3, 4].map((i) => `http://town.test/photos/p${i}/screen`),
      current: 'http://town.test/photos/p1/screen',
    },
  ]);
});

it('fetches thumbnails for many, the screen size for one alone', () => {
  const sources = (container: HTMLElement) =>
    [...container.querySelectorAll('img')].map((image) => image.getAttribute('src'));
  expect(sources(open(2))).toEqual(['http://town.test/photos/p0/thumb', 'http://town.test/photos/p1/thumb']);
  expect(sources(open(1))).toEqual(['http://town.test/photos/p0/screen']);
});
