import { phone, resetPhone } from '../../test/stubs/platform';
import { decoded, meantBy } from './address';

beforeEach(resetPhone);

test('WeChat hands over what stands in the address', () => {
  expect(meantBy('https%3A%2F%2Fa.example%2Fs%2F5%2525')).toBe('https://a.example/s/5%25');
});

test('the web has read it already: a code keeps its percent signs', () => {
  phone.name = 'h5';
  expect(meantBy('5%25')).toBe('5%25');
  expect(meantBy('5%')).toBe('5%');
});

test('what was never encoded throws nothing', () => {
  expect(decoded('5%')).toBe('5%');
});
