import { act, render } from '@testing-library/react';
import { phone, resetPhone } from '../../test/stubs/platform';
import { Windowed } from './windowed';

const POSTS = Array.from({ length: 200 }, (_, index) => index);
/** As high as each part really is. */
const REAL = 1_500;

function draw(items: readonly number[]) {
  return (
    <Windowed items={items} height={() => 300}>
      {(item) => (
        <p key={item}>
          {item}
          <b />
        </p>
      )}
    </Windowed>
  );
}

/** The screen stands at `top`: what WeChat tells of each part, one below the other, until nothing moves any more. */
function scrollTo(container: HTMLElement, top: number): void {
  for (let round = 0; round < 3; round += 1) {
    let at = 0;
    for (const part of container.querySelectorAll<HTMLElement>('.windowed')) {
      const height = part.childNodes.length > 0 ? REAL : parseFloat(part.style.height);
      const isNear = at + height > top - 1_200 && at < top + 812 + 1_200;
      act(() => phone.watched.get(part.id)?.(isNear, height));
      at += height;
    }
  }
}

const drawn = (container: HTMLElement) =>
  [...container.querySelectorAll('p')].map((one) => Number(one.textContent));
const heightOf = (container: HTMLElement) =>
  [...container.querySelectorAll<HTMLElement>('.windowed')].reduce(
    (sum, part) => sum + (part.childNodes.length > 0 ? REAL : parseFloat(part.style.height)),
    0,
  );

beforeEach(() => {
  resetPhone();
  phone.near = false;
});

it('draws what is near, wherever one is in two hundred', () => {
  const { container } = render(draw(POSTS));
  expect(drawn(container)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  for (let top = 0; top < 60_000; top += 800) {
    scrollTo(container, top);
    expect(drawn(container).length).toBeLessThanOrEqual(16);
  }
  expect(drawn(container)).not.toContain(0);
  expect(container.querySelectorAll('*').length).toBeLessThan(100);
});

it('keeps the height of what it no longer draws, and so the place of what follows', () => {
  const { container } = render(draw(POSTS));
  for (let top = 0; top < 80_000; top += 800) scrollTo(container, top);
  const whole = heightOf(container);
  expect(whole).toBe(50 * REAL);
  for (let top = 80_000; top >= 0; top -= 800) {
    scrollTo(container, top);
    expect(heightOf(container)).toBe(whole);
  }
  expect(drawn(container).slice(0, 4)).toEqual([0, 1, 2, 3]);
});

it('grows at its end without drawing anew what was there', () => {
  const { container, rerender } = render(draw(POSTS.slice(0, 6)));
  const [first] = container.querySelectorAll('p');
  rerender(draw(POSTS.slice(0, 40)));
  expect(container.querySelector('p')).toBe(first);
  expect(drawn(container)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

it('stops watching when it goes', () => {
  const { unmount } = render(draw(POSTS));
  expect(phone.watched.size).toBe(50);
  unmount();
  expect(phone.watched.size).toBe(0);
});
