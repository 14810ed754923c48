/**
 * What a word of a page's address means: neither WeChat nor Taro's router on the web reads it. One that was never encoded, as
 * '5%', means itself.
 */
export function decoded(word: string): string {
  try {
    return decodeURIComponent(word);
  } catch {
    return word;
  }
}
