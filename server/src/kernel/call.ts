import { contract, type Call, type CallName } from '@jishan/shared/api';
import { Refusal } from './errors';
import { isSettled, isStaff, type User } from './identity';
import type { AnyRoute } from './route';

export type RouteTable = ReadonlyMap<CallName, AnyRoute>;

/** A call of the contract and what answers it. */
export interface Found {
  name: CallName;
  call: Call;
  route: AnyRoute;
}

export function find(routes: RouteTable, asked: string): Found {
  const name = asked as CallName;
  const route = routes.get(name);
  if (!route) throw new Refusal('UNKNOWN_CALL');
  return { name, call: contract[name], route };
}

/** Whether this caller may make the call at all; what they may do to one thing is the route's to say. */
export function authorise(call: Call, user: User | null): void {
  if (call.access === 'guest') return;
  if (!user) throw new Refusal('NOT_SIGNED_IN');
  if (call.access === 'user') return;
  if (!isSettled(user)) throw new Refusal('NOT_SETTLED');
  if (call.access === 'settled') return;
  if (!isStaff(user) || (call.access === 'admin' && user.role !== 'admin')) throw new Refusal('FORBIDDEN');
}

/** The first thing wrong with the input, at its field; in Chinese when the contract says it, else in general words. */
export function parse(call: Call, input: unknown): unknown {
  const parsed = call.input.safeParse(input);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const field = [
    ...(issue?.path ?? []),
    ...(issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []),
  ].join('.');
  const sentence = issue && /\p{Script=Han}/u.test(issue.message) ? issue.message : undefined;
  throw new Refusal('BAD_INPUT', field || undefined, sentence);
}
