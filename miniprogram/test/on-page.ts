import { session } from '../src/kernel/session';
import { person } from './people';
import { resetPhone } from './stubs/platform';
import { router, trail } from './stubs/taro';

/** Before each test: a phone fresh from the factory, a resident signed in, a page opened with these words in its address. */
export function onPage(params: Record<string, string> = {}): void {
  beforeEach(() => {
    resetPhone();
    trail.length = 0;
    router.params = params;
    session.set({ token: 't', me: person(), known: true });
  });
}
