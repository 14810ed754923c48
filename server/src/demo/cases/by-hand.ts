import { HOUR } from '@jishan/shared/calendar';
import { grantPool, decideAdjustment, proposeAdjustment } from '../../deeds';
import { clockTime } from '../plan/time';
import { type Happening, officer, person, type Stage } from './stage';

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
        proposeAdjustment(
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
        const { id } = await proposeAdjustment(
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
