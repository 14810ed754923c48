import { randomBytes } from 'node:crypto';
import type { Api } from '@jishan/shared/api';
import { newKey, startTestServer, type TestServer, type TestServerOptions } from './harness';
import type { Person } from './town';
import { sql } from '../kernel/sql';

export type Draft = Api['post.create']['input'];

/** A test server with everybody signed in, and the few steps that tests about posts take again and again. */
export const openTown = async (options: TestServerOptions = {}) => stepsIn(await startTestServer(options));

/** The steps, in a server's town. */
export async function stepsIn(server: TestServer) {
  const { people } = server.town;
  const tokens = {} as Record<Person, string>;
  for (const person of Object.keys(people) as Person[]) tokens[person] = await server.signIn(people[person]);

  const as = <N extends keyof Api>(person: Person | null, name: N, input: Api[N]['input'], key?: string) =>
    server.call(person && tokens[person], name, input, key);

  const write = async (author: Person, changes: Partial<Draft> = {}) =>
    (await as(author, 'post.create', { ...draft(), ...changes })).reply;

  /** Staff of the author's community publish a post; with a rule it earns. */
  const publish = async (author: Person, changes: Partial<Draft> = {}, ruleCode: string | null = null) => {
    const { id, version } = await write(author, changes);
    const reviewer = author === 'aygul' ? 'liu' : author === 'xu' ? 'he' : 'xu';
    must(await as(reviewer, 'review.take', { postId: id }));
    must(await as(reviewer, 'review.approve', { postId: id, version, ruleCode }));
    return id;
  };

  /** Photos of somebody's own that no post uses yet. */
  const upload = (owner: Person, count: number) =>
    Promise.all(
      Array.from({ length: count }, async () => {
        const photo = {
          id: randomBytes(16).toString('hex'),
          width: 1200,
          height: 900,
          sha256: randomBytes(32),
          bytes: 100_000,
        };
        return (await server.deps.photos.add(server.db, people[owner], photo, server.clock.now)).id;
      }),
    );

  return { server, people, tokens, as, write, publish, upload };
}

export type TestTown = Awaited<ReturnType<typeof openTown>>;

/** The reply of a step that a test only stands on; a refusal fails the test there. */
export const must = <R>(answer: { reply: R }): R => answer.reply;

export const draft = (): Draft => ({
  body: `帮李奶奶把菜提到五楼 ${newKey()}`,
  photos: [],
  board: 'neighbour',
  ruleCode: null,
  place: null,
  submit: true,
});

/** A post's columns that a reply does not show. */
export const rowOf = (server: TestServer, id: number) =>
  server.db.row<Record<string, unknown>>(sql`SELECT * FROM posts WHERE id = ${id}`);
