// The house that is walked, as its own contract sees it: for what must be there before a scene, and for counting after it.
import { randomUUID } from 'node:crypto';
import type { Api } from '@jishan/shared/api';

export type Session = Api['session.demo']['reply'];
export type Persona = Api['session.demo']['input']['persona'];
type Post = Api['post.mine']['reply']['items'][number];

export const houseUrl = (): string => {
  const url = process.env['HOUSE_URL'];
  if (!url) throw new Error('HOUSE_URL is not set: run the walk by npm run test:browser');
  return url;
};

export async function call<N extends keyof Api>(
  token: string | null,
  name: N,
  input: Api[N]['input'],
): Promise<Api[N]['reply']> {
  const response = await fetch(`${houseUrl()}/api/${name}`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    },
    body: JSON.stringify(input),
  });
  const body: unknown = await response.json();
  if (!response.ok) throw new Error(`${name} answered ${response.status}: ${JSON.stringify(body)}`);
  return body as Api[N]['reply'];
}

export const signIn = (persona: Persona): Promise<Session> => call(null, 'session.demo', { persona });

/** Somebody who has just moved in next to the demo's people: no posts, no drafts, no caps used, so a scene stands by itself. */
export async function newResident(): Promise<Session> {
  const neighbour = await signIn('resident');
  const id = randomUUID().slice(0, 8);
  const session = await call(null, 'session.login', { code: `sim-walk-${id}-0` });
  const me = await call(session.token, 'resident.settle', {
    communityId: neighbour.me.community?.id ?? 0,
    name: `新邻居${id}`,
    avatar: 'lotus',
  });
  return { ...session, me };
}

/** The posts of theirs that say this, in whatever state: how often something was really sent. */
export async function postsSaying(token: string, body: string): Promise<Post[]> {
  const { items } = await call(token, 'post.mine', { size: 50 });
  return items.filter((post) => post.body === body);
}

/** A public post of today without photos, for scenes that begin with one. */
export async function publishedPost(author: Session, body: string): Promise<number> {
  const { id } = await call(author.token, 'post.create', {
    body,
    photos: [],
    board: 'neighbour',
    ruleCode: null,
    place: null,
    submit: true,
  });
  const { token } = await signIn('staff');
  const { version } = await call(token, 'review.take', { postId: id });
  await call(token, 'review.approve', { postId: id, version, ruleCode: null });
  return id;
}
