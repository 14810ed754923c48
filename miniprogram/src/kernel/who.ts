import { read } from './call';
import { session } from './session';

/** So long one's rights, name and community are taken for what they were. */
const GOOD_FOR_MS = 10 * 60_000;

let askedAt = 0;

/**
 * When the app opens, and when it comes back after a while: who has become staff sees the desk, who is none any more does not.
 * Nothing is told when it fails; the next call that needs to be somebody says what is wrong.
 */
export async function lookAgainWhoIAm(now = Date.now()): Promise<void> {
  const { token } = session.get();
  if (!token || now - askedAt < GOOD_FOR_MS) return;
  askedAt = now;
  const me = await read('session.me', {}).catch(() => null);
  if (!me) {
    askedAt = 0;
    return;
  }
  // Somebody else may have signed in meanwhile; and who is as before draws nothing anew.
  const before = session.get();
  if (before.token === token && JSON.stringify(before.me) !== JSON.stringify(me)) session.set({ me });
}
