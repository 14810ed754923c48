import { HOUR } from '@jishan/shared/calendar';
import { inviteToHousehold, invitedHousehold, answerAsker, askHousehold, foundHousehold } from '../../people';
import type { Db } from '../../kernel/database';
import { sql } from '../../kernel/sql';
import { clockTime } from '../plan/time';
import { type Happening, person, type Stage } from './stage';

/** 王秀兰's family: two have joined, one has asked. */
export function household(stage: Stage): Happening[] {
  const { db, now } = stage;
  const { user: founder } = person(stage, '王秀兰');
  const asks = async (name: string, at: number) => {
    const { user } = person(stage, name);
    const { code } = await ownHousehold(db, founder.id);
    const { id } = await invitedHousehold(db, user, code ?? '', at);
    await askHousehold(db, user, id, at);
    return user;
  };
  const joins = (name: string, at: number) => async () => {
    const { id } = await asks(name, at);
    await answerAsker(db, founder, id, true, at + HOUR / 4);
  };
  const [start, again] = [clockTime(now, 16, 18, 40), clockTime(now, 2, 18, 0)];
  return [
    { at: start, happen: () => foundHousehold(db, founder, '秀兰一家', start) },
    { at: start + 1, happen: () => inviteToHousehold(db, founder, start + 1) },
    { at: start + HOUR / 2, happen: joins('小满妈妈', start + HOUR / 2) },
    { at: start + HOUR, happen: joins('刘志强', start + HOUR) },
    { at: again, happen: () => inviteToHousehold(db, founder, again) },
    { at: again + HOUR, happen: () => asks('潘小虎', again + HOUR) },
  ];
}

async function ownHousehold(db: Db, founderId: number) {
  const row = await db.row<{ id: number; code: string | null }>(
    sql`SELECT id, invite_code AS code FROM households WHERE founder_id = ${founderId} AND ended_at IS NULL`,
  );
  if (!row) throw new Error(`${founderId} has founded no household`);
  return row;
}

/** Other families, so that the ranking of households has more than one. */
const FAMILIES = [
  { name: '河畔人家', members: ['蒋雅琴', '魏国庆'] },
  { name: '三单元赵家', members: ['赵德顺', '周美华'] },
  { name: '桥东老唐家', members: ['唐秀英', '许大勇', '朱丽萍'] },
  { name: '何家三口', members: ['何桂英', '孙国平', '吴凤英'] },
];

export function families(stage: Stage): Happening[] {
  const { db, now } = stage;
  return FAMILIES.map(({ name, members: [first = '', ...others] }, index) => {
    const at = clockTime(now, 14 - index, 19, 20);
    const { user: founder } = person(stage, first);
    const happen = async () => {
      await foundHousehold(db, founder, name, at);
      const { id } = await ownHousehold(db, founder.id);
      for (const other of others) {
        const { user } = person(stage, other);
        await askHousehold(db, user, id, at);
        await answerAsker(db, founder, user.id, true, at);
      }
    };
    return { at, happen };
  });
}
