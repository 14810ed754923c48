import { decoded } from './address';
import { routes } from './routes';

/** Our own pages, as `routes` writes them. */
const OWN = /^\/packages\/[\w/-]+(\?|$)/;

/** Where the person goes once signed in: on to the page they came for, unless the address names none of ours. */
export function nextOf(given: string | undefined): string {
  const next = given?.startsWith('/') ? given : decoded(given ?? '');
  return OWN.test(next) && !next.startsWith(routes.mine.signIn()) ? next : routes.main.home();
}
