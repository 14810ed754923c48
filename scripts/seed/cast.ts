import { AVATARS } from '@jishan/shared/avatars';
import { DAY } from '@jishan/shared/calendar';
import { COMMUNITIES } from '../../server/src/demo/people';
import type { Dice } from '../../server/src/demo/random';
import type { Value } from './loader';
import { SIZE } from './size';

/** Everybody in a town: the residents first, then the staff of each community and the town's administrator. */
export interface Cast {
  townId: number;
  communityIds: number[];
  gridIds: number[][];
  /** Ids are `firstUserId + index`. */
  firstUserId: number;
  community: Uint8Array;
  grid: Uint8Array;
  joinedAt: Float64Array;
  ranked: Uint8Array;
  names: string[];
  staff: { id: number; community: number }[];
  adminId: number;
}

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范汪廖石金韦贾夏付方邹熊白孟秦邱侯江尹薛闫';
const FIRST = '建秀国玉志桂海文美春永晓德金凤明丽红小家振俊学爱雪天思子雅雨浩景云瑞佳世嘉婉';
const SECOND = '兰华英强芳军珍平敏伟霞梅林斌燕波静龙琴涛娟辉玲峰萍刚洁庆莲宁荣香成艳超杰瑶宇欣涵轩怡彤';
const LONG_NAMES = [
  '阿依古丽·买买提',
  '古丽娜尔·艾合买提',
  '欧阳振华',
  '上官婉清',
  '巴图·额尔德尼',
  '尼玛次仁',
];

function nameOf(dice: Dice): string {
  if (dice.chance(0.004)) return dice.pick(LONG_NAMES);
  const second = dice.chance(0.14) ? '' : dice.pick([...SECOND]);
  return dice.pick([...SURNAMES]) + dice.pick([...FIRST]) + second;
}

export interface CastRows {
  regions: Value[][];
  users: (householdOf: (resident: number) => number | null) => Generator<Value[]>;
  userCount: number;
}

/** Who lives where since when. People joined slowly at first, then faster: a few thousand in the first half year. */
export function makeCast(dice: Dice, town: string, firstRegionId: number, firstUserId: number, now: number) {
  const regions: Value[][] = [];
  const townId = firstRegionId;
  regions.push([townId, 'town', null, townId, town, `${town}人民政府`]);
  const communityIds: number[] = [];
  const gridIds: number[][] = [];
  for (const { name } of COMMUNITIES.slice(0, SIZE.communities)) {
    const id = firstRegionId + regions.length;
    communityIds.push(id);
    regions.push([id, 'community', townId, townId, `${name}社区`, `${name}社区居委会`]);
    const grids: number[] = [];
    for (let grid = 1; grid <= SIZE.gridsEach; grid++) {
      const gridId = firstRegionId + regions.length;
      grids.push(gridId);
      regions.push([gridId, 'grid', id, townId, `第${grid}网格`, `${name}第${grid}网格`]);
    }
    gridIds.push(grids);
  }

  // Communities differ in size: the biggest has about three times the people of the smallest.
  const shares = communityIds.flatMap((_, at) => Array.from({ length: 6 + ((at * 7) % 12) }, () => at));
  const community = new Uint8Array(SIZE.residents);
  const grid = new Uint8Array(SIZE.residents);
  const joinedAt = new Float64Array(SIZE.residents);
  const ranked = new Uint8Array(SIZE.residents);
  const span = SIZE.years * 365 * DAY;
  for (let i = 0; i < SIZE.residents; i++) {
    community[i] = dice.pick(shares);
    grid[i] = dice.between(0, SIZE.gridsEach - 1);
    const share = (i + dice.next()) / SIZE.residents;
    joinedAt[i] = Math.floor(now - span + share ** 0.8 * (span - 2 * DAY));
    ranked[i] = dice.chance(0.97) ? 1 : 0;
  }
  const names = Array.from({ length: SIZE.residents }, () => nameOf(dice));
  const staff = communityIds.flatMap((_, at) =>
    Array.from({ length: SIZE.staffEach }, (__, n) => ({
      id: firstUserId + SIZE.residents + at * SIZE.staffEach + n,
      community: at,
    })),
  );
  const adminId = firstUserId + SIZE.residents + staff.length;
  const cast: Cast = {
    ...{
      townId,
      communityIds,
      gridIds,
      firstUserId,
      community,
      grid,
      joinedAt,
      ranked,
      names,
      staff,
      adminId,
    },
  };

  function* users(householdOf: (resident: number) => number | null): Generator<Value[]> {
    for (let i = 0; i < SIZE.residents; i++) {
      const home = community[i] ?? 0;
      const id = firstUserId + i;
      yield [
        ...[id, `town-${id}`, names[i] ?? '', dice.pick(AVATARS), 'resident', townId],
        ...[communityIds[home] ?? 0, gridIds[home]?.[grid[i] ?? 0] ?? null, householdOf(i), null],
        ...[ranked[i] ?? 1, joinedAt[i] ?? now],
      ];
    }
    const officers = [...staff, { id: adminId, community: 0 }];
    for (const { id, community: home } of officers) {
      const role = id === adminId ? 'admin' : 'staff';
      const scope = id === adminId ? townId : (communityIds[home] ?? 0);
      yield [
        ...[id, `town-${id}`, nameOf(dice), 'staff', role, townId],
        ...[communityIds[home] ?? 0, gridIds[home]?.[0] ?? null, null, scope, 1, now - span],
      ];
    }
  }
  return { cast, rows: { regions, users, userCount: SIZE.residents + staff.length + 1 } satisfies CastRows };
}

/** Who decides about a post in the end. */
export const officer = (cast: Cast, home: number, i: number): number => {
  const office = cast.staff.filter(({ community }) => community === home);
  return office[i % office.length]?.id ?? cast.adminId;
};
/** Who agreed first, where two have to. */
export const firstReviewer = (cast: Cast, home: number, i: number) => officer(cast, home, i + 1);
