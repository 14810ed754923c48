import { HOUR } from '@jishan/shared/calendar';
import { grantPool } from '../features/adjustment/pools';
import { decideAdjustment, propose } from '../features/adjustment/propose';
import { fileAppeal } from '../features/appeal/create';
import { decideAppeal } from '../features/appeal/decide';
import { invite, invited } from '../features/household/invitation';
import { answer, ask, found } from '../features/household/membership';
import { decideObjection } from '../features/notice/decide';
import { object } from '../features/notice/objections';
import type { PhotoStore } from '../features/photo/service';
import type { Db } from '../kernel/database';
import type { StaffUser } from '../kernel/identity';
import { clockTime } from './plan/time';
import { whoIs } from './plan/voice';
import type { Inhabitant } from './settle';

interface Stage {
  db: Db;
  photos: PhotoStore;
  townId: number;
  someone: (who: number) => Inhabitant;
  now: number;
}

export interface Happening {
  at: number;
  happen: () => Promise<unknown>;
}

/** What happens to points beside posts and readings: one of each kind, through the functions that serve the app. */
export function casesOf(stage: Stage): Happening[] {
  return [...pool(stage), ...deduction(stage), ...household(stage), ...objections(stage), ...appeals(stage)];
}

const person = ({ someone }: Stage, name: string) => someone(whoIs(name));

function officer(stage: Stage, name: string): StaffUser {
  const { staff } = person(stage, name);
  if (!staff) throw new Error(`${name} decides nothing`);
  return staff;
}

/** The town fills 梧桐里's pool; out of it comes a bonus. */
function pool(stage: Stage): Happening[] {
  const { db, now } = stage;
  const [granted, given] = [clockTime(now, 20, 9, 30), clockTime(now, 6, 17, 20)];
  const { id: residentId, communityId } = person(stage, '李桂芳');
  return [
    {
      at: granted,
      happen: () =>
        grantPool(
          db,
          officer(stage, '周明'),
          { communityId, points: 2000, reason: '冬季邻里互助，按户数拨付。' },
          'demo',
          granted,
        ),
    },
    {
      at: given,
      happen: () =>
        propose(
          db,
          officer(stage, '许雯'),
          { kind: 'bonus', residentId, points: 20, reason: '议事会连续三个月记录，字字清楚。' },
          given,
        ),
    },
  ];
}

/** Proposed by one, agreed by another. */
function deduction(stage: Stage): Happening[] {
  const { db, now } = stage;
  const at = clockTime(now, 4, 9, 40);
  return [
    {
      at,
      happen: async () => {
        const { id } = await propose(
          db,
          officer(stage, '许雯'),
          {
            kind: 'deduct',
            residentId: person(stage, '孙国平').id,
            points: 15,
            reason: '同一次巡逻由两个人分别领了分，和本人核对后扣回。',
          },
          at,
        );
        await decideAdjustment(
          db,
          officer(stage, '何静'),
          { id, agree: true, answer: '已和本人核对。' },
          at + HOUR,
        );
      },
    },
  ];
}

/** 王秀兰's family: two have joined, one has asked. */
function household(stage: Stage): Happening[] {
  const { db, now } = stage;
  const { user: founder } = person(stage, '王秀兰');
  const asks = async (name: string, at: number) => {
    const { user } = person(stage, name);
    const row = await db.row<{ code: string }>(
      'SELECT invite_code AS code FROM households WHERE founder_id = ? AND ended_at IS NULL',
      [founder.id],
    );
    const { id } = await invited(db, user, row?.code ?? '', at);
    await ask(db, user, id, at);
    return user;
  };
  const joins = (name: string, at: number) => async () => {
    const { id } = await asks(name, at);
    await answer(db, founder, id, true, at + HOUR / 4);
  };
  const [start, again] = [clockTime(now, 16, 18, 40), clockTime(now, 2, 18, 0)];
  return [
    { at: start, happen: () => found(db, founder, '秀兰一家', start) },
    { at: start + 1, happen: () => invite(db, founder, start + 1) },
    { at: start + HOUR / 2, happen: joins('小满妈妈', start + HOUR / 2) },
    { at: start + HOUR, happen: joins('刘志强', start + HOUR) },
    { at: again, happen: () => invite(db, founder, again) },
    { at: again + HOUR, happen: () => asks('潘小虎', again + HOUR) },
  ];
}

/** One that is upheld, one that is not, one that waits. */
function objections(stage: Stage): Happening[] {
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
    `SELECT h.opened_by AS transferId FROM holds h JOIN transfers t ON t.id = h.opened_by
      WHERE h.kind = 'notice' AND h.state = 'pending' AND h.open_objections = 0 AND h.community_id = ? AND h.due_at > ?
        AND h.resident_id NOT IN (?) AND t.reviewers = 1 ORDER BY h.id DESC LIMIT 1`,
    [user.communityId, at + 14 * HOUR, [user.id, person(stage, '王秀兰').id]],
  );
  if (!notice) throw new Error(`${by} finds nothing to object to`);
  return object(db, user, { transferId: notice.transferId, reason }, at);
}

/** One that is upheld, one that waits. */
function appeals(stage: Stage): Happening[] {
  const { db, photos, now } = stage;
  const appeal = async (name: string, body: string, at: number) => {
    const { id: authorId, user } = person(stage, name);
    const post = await db.row<{ id: number }>(
      "SELECT id FROM posts WHERE author_id = ? AND state = 'rejected' ORDER BY id DESC LIMIT 1",
      [authorId],
    );
    if (!post) throw new Error(`nothing of ${name} was sent back`);
    return fileAppeal(db, photos, user, { kind: 'rejection', postId: post.id, body, photos: [] }, at);
  };
  const [first, second] = [clockTime(now, 8, 10, 0), clockTime(now, 1, 12, 40)];
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
      at: second,
      happen: () => appeal('潘小虎', '照片里能看到东门口的值班亭，往南第一条巷子就是。', second),
    },
  ];
}
