import { minuteOf } from './clock';

test('a time of the clock', () => {
  expect(['9:00', ' 19：30 ', '24:00', '0:05'].map(minuteOf)).toEqual([540, 1170, 1440, 5]);
  expect(['9', '9:60', '25:00', '9点', ''].map(minuteOf)).toEqual(Array(5).fill(null));
});
