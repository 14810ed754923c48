import { render, screen } from '@testing-library/react';
import { Ring } from './ring';
import { ringMask } from './ring-mask';

const circles = (mask: string | null) => (mask?.match(/circle/g) ?? []).length;

describe('the segments', () => {
  it.each([
    [5, 3, 3, 2],
    [5, 0, 0, 5],
    [5, 5, 5, 0],
    [2, 9, 2, 0],
    [1, 0, 0, 1],
    [1, 1, 1, 0],
    [0, 0, 0, 1],
    [30, 11, 1, 1],
  ])('of a cap of %i with %i used: %i filled, %i empty', (segments, filled, used, left) => {
    expect(circles(ringMask(segments, filled, 'used', 3))).toBe(used);
    expect(circles(ringMask(segments, filled, 'left', 3))).toBe(left);
  });

  it('together go once around, gaps included', () => {
    const lengths = (['used', 'left'] as const).flatMap((part) =>
      [...(ringMask(5, 3, part, 3) ?? '').matchAll(/dasharray='([\d.]+) /g)].map(([, n]) => Number(n)),
    );
    const around = 2 * Math.PI * 22.5;
    expect(lengths).toHaveLength(5);
    expect(lengths.reduce((sum, n) => sum + n + 3.4, 0)).toBeCloseTo(around, 0);
  });
});

it('says what it shows, is jade when full, and is silent beside words', () => {
  const { container, rerender } = render(
    <Ring segments={2} filled={2} icon="horn" label="宣传政策，本周已满" />,
  );
  expect(screen.getByRole('img', { name: '宣传政策，本周已满' }).className).toContain('ring-full');
  expect(container.querySelector('.icon-horn')).not.toBeNull();
  rerender(<Ring segments={2} filled={1} />);
  expect(container.firstElementChild?.getAttribute('aria-hidden')).toBe('true');
  expect(container.querySelector('.ring-full')).toBeNull();
});
