import type { Avatar } from '@jishan/shared/avatars';
import type { Config } from '../../kernel/config';
import type { WechatClient } from '../../wechat/client';
import type { Db } from '../../kernel/database';
import { Refusal } from '../../kernel/errors';
import { closeSessions, openSession } from '../../kernel/identity';
import { withPrepared, type Routes } from '../../kernel/route';
import { sql } from '../../kernel/sql';
import { NEWCOMER_NAME } from '../checked';
import { openidOf, PERSONAS, type Persona } from './personas';
import { readMe } from './me';

/** What a new user is called until they say so themselves. */
const NEWCOMER = { name: NEWCOMER_NAME, avatar: 'lotus' satisfies Avatar };

const hasPersonas = ({ MODE }: Config) => MODE !== 'production';

export function sessionRoutes({
  config,
  wechat,
}: {
  config: Config;
  wechat: WechatClient;
}): Routes<'session'> {
  return {
    'session.login': withPrepared(
      ({ input }) => wechat.codeToSession(input.code),
      async ({ db, prepared, now }) => signIn(db, await userOfOpenid(db, prepared.openid, now), now),
    ),

    'session.demo': async ({ db, input, now }) => {
      if (!hasPersonas(config)) throw new Refusal('DEMO_OFF');
      const user = await findUser(db, openidOf(input.persona));
      if (!user) throw new Refusal('DEMO_OFF', 'persona');
      return signIn(db, user, now);
    },

    'session.options': async ({ db }) => ({ personas: hasPersonas(config) ? await personasIn(db) : [] }),

    'session.me': ({ db, user }) => readMe(db, user),

    'session.logout': async ({ db, user, token, input }) => {
      if (token) await closeSessions(db, user.id, input.all ? undefined : token);
      return { ok: true };
    },
  };
}

interface Account {
  id: number;
  blockedAt: number | null;
}

const findUser = (db: Db, openid: string) =>
  db.row<Account>(sql`SELECT id, blocked_at AS blockedAt FROM users WHERE openid = ${openid}`);

/** The user of an openid, made at the first sign-in. Of several first sign-ins at once, the unique key lets one make it. */
async function userOfOpenid(db: Db, openid: string, now: number): Promise<Account> {
  const known = await findUser(db, openid);
  if (known) return known;
  await db.run(
    sql`INSERT INTO users (openid, name, avatar, created_at) VALUES (${openid}, ${NEWCOMER.name}, ${NEWCOMER.avatar}, ${now})
      ON DUPLICATE KEY UPDATE id = id`,
  );
  // Asked for by openid: for who came second the driver does not always hand the number of the first one's row back.
  const made = await findUser(db, openid);
  if (!made) throw new Error('a user who has just been made is gone');
  return made;
}

async function signIn(db: Db, user: Account, now: number) {
  if (user.blockedAt !== null) throw new Refusal('ACCOUNT_BLOCKED');
  const session = await openSession(db, user.id, now);
  return { ...session, me: await readMe(db, user) };
}

async function personasIn(db: Db) {
  const personas = Object.entries(PERSONAS) as [Persona, string][];
  const users = await db.rows<{ openid: string; name: string; avatar: string }>(
    sql`SELECT openid, name, avatar FROM users WHERE openid IN (${personas.map(([persona]) => openidOf(persona))})`,
  );
  return personas.flatMap(([persona, about]) => {
    const user = users.find(({ openid }) => openid === openidOf(persona));
    return user ? [{ persona, name: user.name, avatar: user.avatar, about }] : [];
  });
}
