import { HOUR } from '@jishan/shared/calendar';
import { createPost, approvePost, takePost } from '../../deeds';
import type { Happening } from '../cases/stage';
import { ruleOf } from '../plan/claims';
import { clockTime } from '../plan/time';
import type { Picture } from '../texts';
import { uploaded, type Street } from './open';

/** A deed that a shop's owner posted in its name; with `waits` nobody has looked at it yet. */
interface PlannedDeed {
  shop: string;
  rule: string;
  photos: readonly Picture[];
  place: string;
  body: string;
  daysAgo: number;
  waits?: boolean;
}

export const DEEDS: readonly PlannedDeed[] = [
  {
    ...{ shop: '平安理发店', rule: 'charity-07', photos: ['carehome', 'carehome-b'], place: '镇敬老院' },
    ...{ body: '带两个徒弟到敬老院，一上午剪了二十六个头，老人家都说精神。', daysAgo: 6 },
  },
  {
    ...{ shop: '李记包子铺', rule: 'family-03', photos: ['shop-bun'], place: '梧桐里东门' },
    ...{ body: '给执勤的志愿者送了四十份热豆浆，天冷，先暖暖手。', daysAgo: 4 },
  },
  {
    ...{ shop: '老孙修理部', rule: 'charity-04', photos: ['shop-fix', 'lane'], place: '修理部门口' },
    ...{ body: '便民日免费磨刀、修伞、换拉链，忙到天黑，一共三十七件。', daysAgo: 0, waits: true },
  },
];

/** Shops do good deeds as well: written, looked at and counted like everyone's. */
export function deedsOf(street: Street): Happening[] {
  const { db, photos, now, desk, idOf, ownerOf, picturesOf } = street;
  return DEEDS.map(({ shop, rule, place, body, daysAgo, waits }) => {
    const at = waits ? now - 2 * HOUR : clockTime(now, daysAgo, 12, 30);
    const happen = async () => {
      const owner = ownerOf(shop);
      const postId = await createPost(
        db,
        photos,
        owner,
        {
          ...{ body, board: ruleOf(rule).board, ruleCode: rule, place, submit: true, merchantId: idOf(shop) },
          photos: await uploaded({ db, photos, desk }, owner, picturesOf(body), at),
        },
        at,
      );
      if (waits) return;
      await takePost(db, photos, desk, postId, at + HOUR);
      await approvePost(db, desk, { postId, version: 1, ruleCode: rule }, at + HOUR);
    };
    return { at, happen };
  });
}
