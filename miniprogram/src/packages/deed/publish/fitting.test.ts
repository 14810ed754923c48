import { rule, usedUp } from '../../../../test/rules';
import { fittingRules } from './fitting';

const week = (used: number) => ({
  left: 2 - used,
  caps: [{ period: 'week' as const, cap: 2, used, left: 2 - used, resetsAt: 1 }],
  blockedBy: null,
  freeAt: null,
});
const RULES = [
  rule({ code: 'family-01', board: 'family' }),
  rule({ code: 'family-02', board: 'family' }),
  rule({ code: 'safety-01', board: 'patrol', allowance: week(1) }),
  rule({ code: 'building-07', board: 'patrol' }),
  rule({ code: 'environment-01', board: 'sanitation' }),
  usedUp({ code: 'management-01', board: 'policy' }),
];
const codes = (near: Parameters<typeof fittingRules>[1]['near'], chosen: string | null = null) =>
  fittingRules(RULES, { near, chosen }).map(({ code }) => code);

it('puts what was done lately first, then what towns claim most, and what is full behind both', () => {
  expect(codes(null)).toEqual(['safety-01', 'building-07', 'environment-01']);
});

it('puts the rules of the board one came from first', () => {
  expect(codes('family')).toEqual(['family-01', 'family-02', 'safety-01']);
});

it('offers no full rule while an open one is there, also of the board one came from', () => {
  expect(codes('policy')).not.toContain('management-01');
});

it('puts the rule that the page was opened for first', () => {
  const [first] = fittingRules(RULES, { near: null, wanted: 'environment-01', chosen: 'environment-01' });
  expect(first?.code).toBe('environment-01');
});

it('keeps the places while one of the three is chosen', () => {
  expect(codes(null, 'building-07')).toEqual(codes(null));
});

it('puts a rule chosen from the whole list first', () => {
  expect(codes(null, 'family-02')).toEqual(['family-02', 'safety-01', 'building-07']);
});

it('does not take a use of years ago, counted in total, for a habit', () => {
  const once = rule({
    code: 'culture-01',
    allowance: {
      left: 1,
      caps: [{ period: 'total', cap: 2, used: 1, left: 1, resetsAt: null }],
      blockedBy: null,
      freeAt: null,
    },
  });
  expect(fittingRules([once, rule()], { near: null, chosen: null })[0]?.code).toBe('building-07');
});
