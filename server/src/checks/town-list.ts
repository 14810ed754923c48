import type { Input, Reply } from '@jishan/shared/api';
import type { Db } from '../kernel/database';
import { Refusal } from '../kernel/errors';
import type { StaffUser } from '../kernel/identity';
import { sql } from '../kernel/sql';
import { isDuplicate } from '../kernel/transaction';
import { foldWord, townWords } from '../safety';

/** Only the administrators of the whole town make its list. */
const mayChange = ({ role, scope, townId }: StaffUser) =>
  role === 'admin' && scope.kind === 'town' && scope.id === townId;

export async function readTownList(db: Db, user: StaffUser): Promise<Reply<'check.words'>> {
  return { ...(await townWords(db, user.townId)), mayChange: mayChange(user) };
}

/** The next version of the list, each word once. SETTINGS_CHANGED when somebody else has made one since it was read. */
export async function changeTownList(
  db: Db,
  user: StaffUser,
  { version, words }: Input<'check.setWords'>,
  now: number,
): Promise<Reply<'check.setWords'>> {
  if (!mayChange(user)) throw new Refusal('FORBIDDEN');
  const empty = words.findIndex((word) => foldWord(word) === '');
  if (empty >= 0) throw new Refusal('BAD_INPUT', `words.${empty}`, '敏感词要有文字或数字');
  const each = [...new Map(words.map((word) => [foldWord(word), word])).values()];
  const standing = await townWords(db, user.townId);
  if (standing.version !== version) throw new Refusal('SETTINGS_CHANGED', 'version');
  await db
    .run(
      sql`INSERT INTO town_words (town_id, version, words, changed_by, changed_at)
        VALUES (${user.townId}, ${version + 1}, ${JSON.stringify(each)}, ${user.id}, ${now})`,
    )
    .catch((error: unknown) => {
      throw isDuplicate(error) ? new Refusal('SETTINGS_CHANGED', 'version') : error;
    });
  return { version: version + 1 };
}
