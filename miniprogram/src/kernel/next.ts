import { routes } from './routes';

/** Our own pages, as `routes` writes them. */
const OWN = /^\/packages\/[\w/-]+(\?|$)/;

/** Where the person goes once signed in: on to the page they came for, unless the address names none of ours. */
export function nextOf(given: string | undefined): string {
  const next = decoded(given ?? '');
  return OWN.test(next) && !next.startsWith(routes.main.signIn()) ? next : routes.main.home();
}

/** WeChat hands over what stands in the address, the web its meaning. */
function decoded(text: string): string {
  if (text.startsWith('/')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
