import type { UploadItem } from '../../../parts/photos/uploads';
import { EMPTY } from '../../../parts/post/draft';
import { rule } from '../../../../test/rules';
import { fieldOf, problemOf } from './check';

const item = (state: UploadItem['state']): UploadItem => ({
  key: 'k',
  src: '',
  state,
  percent: 0,
  photo: null,
  message: null,
});
const fieldWrong = (part: Partial<Parameters<typeof problemOf>[0]>) =>
  problemOf({ value: { ...EMPTY, body: '好' }, items: [], rule: null, board: 'patrol', ...part })?.field ??
  null;

it('lets words alone pass, and a photo alone', () => {
  expect(fieldWrong({})).toBeNull();
  expect(fieldWrong({ value: EMPTY, items: [item('sent')] })).toBeNull();
});

it.each([
  ['nothing but blanks', { value: { ...EMPTY, body: ' \n ' } }, 'body'],
  ['more than 2000 characters', { value: { ...EMPTY, body: '字'.repeat(2001) } }, 'body'],
  ['a photo on its way', { items: [item('sending')] }, 'photos'],
  ['a photo that failed', { items: [item('failed')] }, 'photos'],
  ['a photo that was refused', { items: [item('refused')] }, 'photos'],
  ['fewer photos than the rule asks for', { rule: rule({ photos: 2 }), items: [item('sent')] }, 'photos'],
  ['no board', { board: null }, 'board'],
  ['a place of 41 characters', { value: { ...EMPTY, body: '好', place: '里'.repeat(41) } }, 'place'],
] as const)('stops at %s', (_, part, field) => expect(fieldWrong(part)).toBe(field));

it('counts as people do: 2000 emoji pass', () => {
  expect(fieldWrong({ value: { ...EMPTY, body: '👍'.repeat(2000) } })).toBeNull();
});

it('knows whose field a refusal is about', () => {
  expect(fieldOf('photos.2')).toBe('photos');
  expect(fieldOf('version')).toBeNull();
  expect(fieldOf(undefined)).toBeNull();
});
