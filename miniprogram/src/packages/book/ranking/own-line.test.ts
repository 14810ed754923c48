import { ownLine } from './own-line';
import { WORDS } from './words';

const resident = { role: 'resident', ranked: true } as const;
const mine = { rank: 12, points: 386, ranked: true, ahead: { name: '周美华', gap: 24 } };
const unranked = { rank: null, points: 0, ranked: false, ahead: null };

test('somebody on the list is told how far the next neighbour is', () => {
  expect(ownLine(resident, mine, 'month')).toEqual({ kind: 'chase', gap: 24, name: '周美华' });
});

test('nobody is ahead of the first', () => {
  expect(ownLine(resident, { ...mine, rank: 1, ahead: null }, 'month')).toEqual({
    kind: 'told',
    text: WORDS.first,
  });
});

test('nothing earned yet is said for the period that is looked at', () => {
  const none = { rank: null, points: 0, ranked: true, ahead: null };
  expect(ownLine(resident, none, 'day')).toEqual({ kind: 'told', text: WORDS.none.day });
  expect(ownLine(resident, none, 'year')).toEqual({ kind: 'told', text: WORDS.none.year });
});

test('staff are told that staff are not ranked, whatever their switch says', () => {
  expect(ownLine({ role: 'staff', ranked: true }, unranked, 'day')).toEqual({
    kind: 'told',
    text: WORDS.staff,
  });
  expect(ownLine({ role: 'admin', ranked: false }, unranked, 'day')).toEqual({
    kind: 'told',
    text: WORDS.staff,
  });
});

test('who has opted out is led to the switch', () => {
  expect(ownLine({ role: 'resident', ranked: false }, unranked, 'day').kind).toBe('optedOut');
});
