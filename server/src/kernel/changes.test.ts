import { anyChangeOf, changed, changeOf, markOf } from './changes';

test.each([
  ['SELECT id FROM posts WHERE id = ? FOR UPDATE', null],
  ['\n  SELECT 1', null],
  ['EXPLAIN UPDATE posts SET state = 1', null],
  ['UPDATE posts SET state = ? WHERE id = ?', 'posts'],
  ['UPDATE lots l JOIN holds h ON h.id = l.hold_id SET l.left = 0', 'lots'],
  ['DELETE FROM sessions WHERE user_id = ?', 'sessions'],
  ['DELETE FROM likes\n WHERE user_id = ?', 'likes'],
  ['INSERT INTO users (name) VALUES (?)', 'users+'],
  ['INSERT IGNORE INTO likes (user_id) VALUES (?)', 'likes+'],
  ['INSERT INTO `holds` (id) SELECT 1', 'holds+'],
  // The row may have been there.
  ['INSERT INTO users (openid) VALUES (?) ON DUPLICATE KEY UPDATE name = name', 'users'],
  ['REPLACE INTO users (openid) VALUES (?)', 'users'],
  ['TRUNCATE TABLE posts', 'posts'],
  // What cannot be read may have written anywhere.
  ['ALTER TABLE posts ADD COLUMN x INT', '*'],
  ['CALL something()', '*'],
])('%s', (statement, change) => expect(changeOf(statement)).toBe(change));

test('a mark grows with each change that it watches, and with no other', () => {
  const watched = anyChangeOf('marked');
  const before = markOf(watched);
  changed(['other', 'other+']);
  expect(markOf(watched)).toBe(before);
  changed(['marked']);
  changed(['marked+']);
  expect(markOf(watched)).toBe(before + 2);
  expect(markOf(['marked+'])).toBe(1);
  changed(['*']);
  expect(markOf(watched)).toBe(before + 3);
});
