import { charactersOf, countCharacters, cutText } from '@jishan/shared/text';

const TITLE_CHARS = 30;

/** The first sentence, for the card that is shared; '' when there are no words. */
export function firstSentence(body: string): string {
  const [sentence = ''] = body.trim().split(/[。！？!?\n]/);
  const whole = sentence.trim();
  return countCharacters(whole) > TITLE_CHARS ? `${cutText(whole, TITLE_CHARS - 1)}…` : whole;
}

/**
 * What a card shows of a text: about as many characters as fill `lines` lines, or null when it fits. By rough count: measuring
 * costs a round trip per card on WeChat, and a cut text is also less to send to the view.
 */
export function excerptOf(body: string, lines: number, charactersPerLine: number): string | null {
  const shown: string[] = [];
  let free = lines;
  for (const line of body.split('\n')) {
    const characters = charactersOf(line);
    const needs = Math.max(1, Math.ceil(characters.length / charactersPerLine));
    if (needs > free) {
      // Room for the ellipsis and the word that opens the whole.
      const rest = characters.slice(0, Math.max(0, free * charactersPerLine - 4)).join('');
      return `${[...shown, ...(rest ? [rest] : [])].join('\n')}…`;
    }
    shown.push(line);
    free -= needs;
  }
  return null;
}
