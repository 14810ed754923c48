import { DAY, HOUR } from '@jishan/shared/calendar';
import { grantPool } from '../../features/adjustment/pools';
import { decideAdjustment, propose } from '../../features/adjustment/propose';
import { holdForSpending, merchantAccount, settleSpending } from '../../features/points/service';
import { clockTime } from '../plan/time';
import { type Happening, officer, person, type Stage } from './stage';

/** The first shop of the town. */
const SHOP = 1;

/** The town fills 梧桐里's pool; out of it comes a bonus. */
export function pool(stage: Stage): Happening[] {
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
export function deduction(stage: Stage): Happening[] {
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

/** Set aside at the counter, handed over a minute later. */
export function redemption(stage: Stage): Happening[] {
  const { db, townId, now } = stage;
  const at = clockTime(now, 2, 10, 15);
  const { id: residentId, communityId } = person(stage, '陈建国');
  const reason = { title: '兑换 大米五公斤', seal: '兑换', unitId: townId };
  return [
    {
      at,
      happen: async () => {
        const holdId = await holdForSpending(db, {
          ...{ key: 'demo-redeem:1', townId, communityId, residentId, amount: 60, reason },
          ...{ dueAt: at + HOUR, now: at },
        });
        await settleSpending(
          db,
          holdId,
          await merchantAccount(db, { id: SHOP, townId, communityId }),
          reason,
          at + 60_000,
        );
      },
    },
  ];
}

/** Set aside by 陈建国, and not fetched yet. */
export function reservation(stage: Stage): Happening[] {
  const { db, townId, now } = stage;
  const at = clockTime(now, 1, 16, 30);
  const { id: residentId, communityId } = person(stage, '陈建国');
  const reason = { title: '兑换 洗衣液两瓶', seal: '兑换', unitId: townId };
  return [
    {
      at,
      happen: () =>
        holdForSpending(db, {
          ...{ key: 'demo-redeem:2', townId, communityId, residentId, amount: 40, reason },
          ...{ dueAt: now + 3 * DAY, now: at },
        }),
    },
  ];
}
