import { platform } from './platform';

/** What a word of an address means; one that was never encoded, as '5%', means itself. */
export function decoded(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}

/** What a page was opened with: WeChat hands over what stands in the address, the web its meaning. */
export const meantBy = (param: string): string => (platform.name === 'h5' ? param : decoded(param));
