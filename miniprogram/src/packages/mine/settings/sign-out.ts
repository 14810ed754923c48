import { call } from '../../../kernel/call';
import { replaceAll, routes } from '../../../kernel/routes';
import { session } from '../../../kernel/session';

/** Unlike signing out here, this is nothing unless the server has done it: its failure is shown. */
export async function signOutEverywhere(): Promise<void> {
  await call('session.logout', { all: true });
  session.forget();
  await replaceAll(routes.main.signIn());
}
