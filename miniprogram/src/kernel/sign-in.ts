import type { Api } from '@jishan/shared/api';
import type { CallError } from './errors';
import { request } from './http';
import { platform } from './platform';
import { currentPath, replaceAll, routes } from './routes';
import { session } from './session';

type Signed = Api['session.login']['reply'];
export type Persona = Api['session.demo']['input']['persona'];

function accept({ token, me }: Signed): void {
  session.set({ token, me, known: true });
}

export async function signInWithWechat(): Promise<void> {
  accept(await request('session.login', { code: await platform.loginCode() }, null));
}

export async function signInAs(persona: Persona): Promise<void> {
  accept(await request('session.demo', { persona }, null));
}

/** Signs out here even when the server cannot be told. */
export async function signOut(): Promise<void> {
  const { token } = session.get();
  session.forget();
  if (token) await request('session.logout', {}, token).catch(() => undefined);
  await replaceAll(routes.mine.signIn());
}

/** Signs this person out on every phone: only the server can, so a failure is told. */
export async function signOutEverywhere(): Promise<void> {
  await request('session.logout', { all: true }, session.get().token);
  session.forget();
  await replaceAll(routes.mine.signIn());
}

/** Opens the sign-in page, once, and remembers where the person was going. */
export function askToSignIn(): void {
  if (platform.singlePage()) return;
  const here = currentPath();
  if (here.startsWith(routes.mine.signIn())) return;
  void replaceAll(routes.mine.signIn(here));
}

let renewing: Promise<void> | null = null;

/**
 * Gets a new token after the old one was refused; all calls that wait share one login.
 * Where nobody has agreed to sign in yet, and on the web, the sign-in page opens instead.
 */
export function renew(refused: CallError, usedToken: string | null): Promise<void> {
  // Another call has renewed it while this one was on its way.
  if (session.get().token !== usedToken)
    return session.get().token ? Promise.resolve() : Promise.reject(refused);
  if (!platform.signsInSilently || !session.get().known || platform.singlePage()) {
    session.set({ token: null, me: null });
    askToSignIn();
    return Promise.reject(refused);
  }
  renewing ??= signInWithWechat().finally(() => {
    renewing = null;
  });
  return renewing;
}
