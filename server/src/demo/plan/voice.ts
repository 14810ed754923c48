import { PEOPLE, type Person } from '../people';

/** Some words fit only an old woman or a grandfather: what a drawn avatar shows must agree with what is said. */
const WOMEN = new Set(['granny', 'aunt', 'orchid', 'lotus', 'peony', 'sunflower', 'cat']);
const OLD = new Set(['granny', 'granpa', 'uncle', 'aunt', 'tea']);

const SAID_BY_WOMEN = /我婆婆|^婆婆|婆媳俩|当奶奶/;
const SAID_BY_MEN = /叫了我一声哥|喊爷爷好|自己当了爷爷|父子俩|爸你怎么了/;
const SAID_BY_OLD = /孙子|孙女|老伴|儿子结婚|当了?奶奶|当了爷爷|楼上小伙子/;
const SAID_BY_YOUNG = /单位同事|孩子爷爷|孩子奶奶|我父亲半夜|端给爷爷|新搬来/;

export function fits(person: Person, body: string): boolean {
  const woman = WOMEN.has(person.avatar);
  const old = OLD.has(person.avatar);
  if ((SAID_BY_WOMEN.test(body) && !woman) || (SAID_BY_MEN.test(body) && woman)) return false;
  if ((SAID_BY_OLD.test(body) && !old) || (SAID_BY_YOUNG.test(body) && old)) return false;
  return !body.includes(person.name.split('·')[0] ?? person.name);
}

/** The person of that name. */
export function whoIs(name: string): number {
  const who = PEOPLE.findIndex((person) => person.name === name);
  if (who < 0) throw new Error(`nobody is called ${name}`);
  return who;
}

const TOWN_ADMIN = PEOPLE.findIndex((person) => person.role === 'admin');

/** Who may review what this person wrote: the staff of the community, and the town's administrator as the second one. */
export function reviewersOf(author: number): { first: number; second: number } {
  const home = PEOPLE[author]?.home;
  const staff = PEOPLE.flatMap(({ role, home: office }, who) =>
    role === 'staff' && office === home && who !== author ? [who] : [],
  );
  const [first = TOWN_ADMIN, second = TOWN_ADMIN] = staff;
  return { first, second };
}
