import { factsOf, restOf } from './facts';
import { region } from './testing';

test('the town says all that is in force', () => {
  const town = region({ kind: 'town' });
  expect(factsOf(town).map(({ value }) => value)).toEqual([
    '3 天',
    '80 分起',
    '满 18 个月',
    '7 天内',
    '20 分以内',
  ]);
  expect(restOf(town, factsOf(town))).toBeNull();
});

test('a community says only what it has of its own', () => {
  const follows = region({});
  expect(factsOf(follows)).toEqual([]);
  expect(restOf(follows, [])).toBe('全部随镇里');
  const { own, inForce } = follows;
  const without = region({ own: { ...own, noticeDays: 0 }, inForce: { ...inForce, noticeDays: 0 } });
  expect(factsOf(without)).toEqual([{ name: '公示', value: '不公示' }]);
  expect(restOf(without, factsOf(without))).toBe('其余随镇里');
});
