import { DAY } from '@jishan/shared/calendar';
import type { Dice } from '../../server/src/demo/random';
import type { Cast } from './cast';
import type { Value } from './loader';
import { SIZE } from './size';

/** The families of a town, and who belonged to which when. */
export interface Households {
  /** The family that honour earned at an instant counts for, or null. */
  at: (resident: number, instant: number) => number | null;
  rows: Value[][];
  members: Value[][];
}

interface Membership {
  id: number;
  from: number;
  until: number;
}

/** Two to four neighbours of one community found a family; a few leave it again. */
export function makeHouseholds(dice: Dice, cast: Cast, firstId: number, now: number): Households {
  const { townId, communityIds, firstUserId } = cast;
  const rows: Value[][] = [];
  const members: Value[][] = [];
  const memberships = new Map<number, Membership>();
  const gathering = communityIds.map(() => ({ people: [] as number[], size: dice.between(2, 4) }));

  function found(people: readonly number[], community: number): void {
    const id = firstId + rows.length;
    const [founder = 0] = people;
    const earliest = Math.max(
      now - SIZE.since.households * DAY,
      ...people.map((who) => cast.joinedAt[who] ?? now),
    );
    const foundedAt = Math.floor(earliest + dice.next() * (now - earliest) * 0.8);
    const name = `${cast.names[founder] ?? ''}一家`;
    rows.push([id, townId, communityIds[community] ?? 0, name, firstUserId + founder, foundedAt]);
    for (const who of people) {
      const from =
        who === founder ? foundedAt : Math.floor(foundedAt + dice.next() * (now - foundedAt) * 0.5);
      const leaves = who !== founder && dice.chance(0.03);
      const until = leaves ? Math.floor(from + dice.next() * (now - from)) : Infinity;
      memberships.set(who, { id, from, until });
      members.push([
        ...[id, firstUserId + who, leaves ? null : 1, leaves ? 'left' : 'joined', from, from],
        leaves ? until : null,
      ]);
    }
  }

  for (let who = 0; who < SIZE.residents && rows.length < SIZE.households; who++) {
    const community = cast.community[who] ?? 0;
    const table = gathering[community];
    if (!table || !dice.chance(0.6)) continue;
    table.people.push(who);
    if (table.people.length < table.size) continue;
    found(table.people, community);
    gathering[community] = { people: [], size: dice.between(2, 4) };
  }
  return {
    at: (resident, instant) => {
      const membership = memberships.get(resident);
      return membership && instant >= membership.from && instant < membership.until ? membership.id : null;
    },
    rows,
    members,
  };
}
