import { render, screen } from '@testing-library/react';
import { Seal } from './seal';

it('says its rule and points, and shows both', () => {
  render(<Seal text="巡逻" points={50} />);
  const seal = screen.getByRole('img', { name: '巡逻，加 50 分' });
  expect(seal.textContent).toBe('巡逻+50');
  expect(seal.className).not.toContain('seal-wait');
});

it('is an outline, and says so, until it is credited', () => {
  render(<Seal text="巡逻" points={50} wait />);
  expect(screen.getByRole('img', { name: '巡逻，加 50 分，待入账' }).className).toContain('seal-wait');
});

it('has only its points when small, and is stamped only when told', () => {
  render(<Seal text="阅读" points={2} size="s" press />);
  const seal = screen.getByRole('img', { name: '阅读，加 2 分' });
  expect(seal.textContent).toBe('+2');
  expect(seal.className).toContain('seal-press');
});

it('takes points back with a minus', () => {
  render(<Seal text="更正" points={-30} />);
  expect(screen.getByRole('img', { name: '更正，减 30 分' }).textContent).toBe('更正−30');
});

it('cuts the seal of one rule always alike', () => {
  const cutOf = (text: string) => {
    const { container } = render(<Seal text={text} points={1} />);
    return /seal-[123]/.exec(container.firstElementChild?.className ?? '')?.[0];
  };
  expect(cutOf('巡逻')).toBe(cutOf('巡逻'));
  expect(new Set(['巡逻', '阅读', '调解', '整治', '宣传'].map(cutOf)).size).toBeGreaterThan(1);
});
