import { keyset } from './keyset';
import { sql } from './sql';

const rows = Array.from({ length: 30 }, (_, index) => ({ at: 100 - Math.floor(index / 3), id: index }));
const newest = { by: ['p.listed_at', 'p.id'], desc: true } as const;
const view = <T>(row: T) => row;
const place = ({ at, id }: { at: number; id: number }) => [at, id] as const;

test('the first page has no condition, and asks for one row more than it shows', () => {
  const page = keyset({ size: 3 }, newest);
  const statement = sql`SELECT 1 WHERE ${page.after} ${page.inOrder}`;
  expect(statement.sql).toBe('SELECT 1 WHERE TRUE ORDER BY p.listed_at DESC, p.id DESC LIMIT ?');
  expect(statement.values).toEqual([4]);
  expect(page.from).toBeNull();
});

test('the next page begins after the last row that was shown, of rows with equal instants too', () => {
  const first = keyset({ size: 4 }, newest).of(rows.slice(0, 5), view, place);
  expect(first.items).toEqual(rows.slice(0, 4));
  const { after, from } = keyset({ size: 4, cursor: first.next ?? '' }, newest);
  expect(from).toEqual([99, 3]);
  expect(after.sql).toBe('p.listed_at <= ? AND (p.listed_at < ? OR p.id < ?)');
  expect(after.values).toEqual([99, 99, 3]);
});

test('the other way round, by one column or three', () => {
  const cursor = (...values: number[]) => Buffer.from(values.join(',')).toString('base64url');
  expect(keyset({ cursor: cursor(7) }, { by: ['id'] }).after).toMatchObject({ sql: 'id > ?', values: [7] });
  const { after } = keyset({ cursor: cursor(1, 2, 3) }, { by: ['a', 'b', 'c'] });
  expect(after.sql).toBe('a >= ? AND (a > ? OR b >= ? AND (b > ? OR c > ?))');
  expect(after.values).toEqual([1, 1, 2, 2, 3]);
});

test('the last page says so, and so does an empty one', () => {
  expect(keyset({ size: 5 }, newest).of(rows.slice(0, 5), view, place).next).toBeNull();
  expect(keyset({ size: 5 }, newest).of([], view, place)).toEqual({ items: [], next: null });
});

test('what is carried comes back beside the place', () => {
  const order = { by: ['points'], desc: true, carry: ['rank'] } as const;
  const { next } = keyset({ size: 1 }, order).of(
    [
      { p: 9, rank: 4 },
      { p: 8, rank: 5 },
    ],
    view,
    ({ p, rank }) => [p, rank],
  );
  const page = keyset({ size: 1, cursor: next ?? '' }, order);
  expect(page.from).toEqual([9, 4]);
  expect(page.after.values).toEqual([9]);
});

test.each(['1', '1,2,3', '1,x', '1,2.5', `1,${2 ** 60}`, '1; DROP TABLE posts', ''])(
  'a cursor of %j is refused',
  (text) => {
    const cursor = Buffer.from(text).toString('base64url');
    expect(() => keyset({ cursor }, newest)).toThrow(
      expect.objectContaining({ code: 'BAD_CURSOR', field: 'cursor' }) as Error,
    );
  },
);
