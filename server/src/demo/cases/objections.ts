import { HOUR } from '@jishan/shared/calendar';
import { decideObjection, fileObjection } from '../../deeds';
import { clockTime } from '../plan/time';
import { type Happening, officer, person, type Stage } from './stage';
import { sql } from '../../kernel/sql';

/** One that is upheld, two that are not, one that waits. */
export function objections(stage: Stage): Happening[] {
  const { db, now } = stage;
  const cases = [
    {
      ...{ by: '徐文斌', daysAgo: 12, uphold: true },
      reason: '这张照片上个月发过一回，是同一张。',
      answer: '核对了原图，确实是上个月那一张。积分收回，欢迎重新拍了再发。',
    },
    {
      ...{ by: '冯素琴', daysAgo: 8, uphold: false },
      reason: '照片里没有看到本人。',
      answer: '照片是同组的邻居拍的，当天值班表上有签到。',
    },
    {
      ...{ by: '王秀兰', daysAgo: 6, uphold: false },
      reason: '这一块是我们楼上周一起扫的，请核对是不是同一次。',
      answer: '查了两次的照片，日期不同，是两次。谢谢您留心。',
    },
  ];
  const decided = cases.map(({ by, daysAgo, uphold, reason, answer }) => {
    const at = clockTime(now, daysAgo, 20, 30);
    const happen = async () => {
      const { id } = await objectTo(stage, by, reason, at);
      await decideObjection(db, officer(stage, '周明'), { id, uphold, answer }, at + 13 * HOUR);
    };
    return { at, happen };
  });
  const open = clockTime(now, 1, 19, 30);
  const reason = '时间对不上：那天下午下雨，照片里地是干的，请再看一看。';
  return [...decided, { at: open, happen: () => objectTo(stage, '沈玉珍', reason, open) }];
}

/** Against the newest notice of a neighbour that one reviewer decided. */
async function objectTo(stage: Stage, by: string, reason: string, at: number) {
  const { db } = stage;
  const { user } = person(stage, by);
  const notice = await db.row<{ transferId: number }>(
    sql`SELECT h.opened_by AS transferId FROM holds h JOIN transfers t ON t.id = h.opened_by
      WHERE h.kind = 'notice' AND h.state = 'pending' AND h.open_objections = 0 AND h.community_id = ${user.communityId} AND h.due_at > ${at + 14 * HOUR}
        AND h.resident_id NOT IN (${[user.id, person(stage, '王秀兰').id]}) AND t.reviewers = 1 ORDER BY h.id DESC LIMIT 1`,
  );
  if (!notice) throw new Error(`${by} finds nothing to object to`);
  return fileObjection(db, user, { transferId: notice.transferId, reason }, at);
}
