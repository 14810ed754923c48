import { HOUR } from '@jishan/shared/calendar';
import { fileAppeal, decideAppeal } from '../../deeds';
import { clockTime } from '../plan/time';
import { type Happening, officer, person, type Stage } from './stage';
import { sql } from '../../kernel/sql';

/** One that is upheld, one that is not, one that waits. */
export function appeals(stage: Stage): Happening[] {
  const { db, photos, now } = stage;
  const appeal = async (name: string, body: string, at: number) => {
    const { id: authorId, user } = person(stage, name);
    const post = await db.row<{ id: number }>(
      sql`SELECT id FROM posts WHERE author_id = ${authorId} AND state = 'rejected' ORDER BY id DESC LIMIT 1`,
    );
    if (!post) throw new Error(`nothing of ${name} was sent back`);
    return fileAppeal(db, photos, user, { kind: 'rejection', postId: post.id, body, photos: [] }, at);
  };
  const [first, second] = [clockTime(now, 8, 10, 0), clockTime(now, 1, 12, 40)];
  const missed = clockTime(now, 5, 9, 15);
  return [
    {
      at: first,
      happen: async () => {
        const id = await appeal('曹志远', '那一段是 3 号院的公共通道，不是我家门口，门牌在照片左边。', first);
        const answer = '网格员去看过，是公共通道。按环境卫生整治补记。';
        const given = { id, uphold: true, answer, ruleCode: 'environment-01' };
        await decideAppeal(db, officer(stage, '周明'), given, first + 6 * HOUR);
      },
    },
    {
      at: missed,
      happen: async () => {
        const id = await fileAppeal(
          db,
          photos,
          person(stage, '王秀兰').user,
          {
            ...{ kind: 'missed', ruleCode: 'building-07', occurredAt: clockTime(now, 9, 19, 0), photos: [] },
            body: '那天晚上我替班巡逻，名单上没有写我的名字。',
          },
          missed,
        );
        const answer = '问过当晚带队的同志，替班没有登记。下次请在值班本上签个名，一样记分。';
        const given = { id, uphold: false, answer, ruleCode: null };
        await decideAppeal(db, officer(stage, '许雯'), given, missed + 7 * HOUR);
      },
    },
    {
      at: second,
      happen: () => appeal('潘小虎', '照片里能看到东门口的值班亭，往南第一条巷子就是。', second),
    },
  ];
}
