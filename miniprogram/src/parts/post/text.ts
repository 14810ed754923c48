/*
 * These stand on the first screens, which are too small a package for the tables that tell where a character of several code
 * points ends (shared/text.ts). An emoji made of several is shown here by its first when the end falls into it.
 */

const TITLE_CHARS = 30;

/** The first sentence, for the card that is shared; '' when there are no words. */
export function firstSentence(body: string): string {
  const [sentence = ''] = body.trim().split(/[。！？!?\n]/);
  const whole = sentence.trim();
  const points = [...whole];
  return points.length > TITLE_CHARS ? `${begin(points, TITLE_CHARS - 1)}…` : whole;
}

const JOINERS = /(?:\u200d|\ufe0f)+$/;
const FLAG_LETTERS = /[\u{1f1e6}-\u{1f1ff}]+$/u;

/** The first code points of a text, without half a flag or a joiner that joins nothing any more at its end. */
function begin(points: readonly string[], most: number): string {
  const text = points.slice(0, most).join('').replace(JOINERS, '');
  const letters = FLAG_LETTERS.exec(text)?.[0] ?? '';
  return [...letters].length % 2 === 1 ? text.slice(0, -2) : text;
}

/**
 * What a card shows of a text: about as many characters as fill `lines` lines, or null when it fits. By rough count: measuring
 * costs a round trip per card on WeChat, and a cut text is also less to send to the view.
 */
export function excerptOf(body: string, lines: number, charactersPerLine: number): string | null {
  const shown: string[] = [];
  let free = lines;
  for (const line of body.split('\n')) {
    const points = [...line];
    const needs = Math.max(1, Math.ceil(points.length / charactersPerLine));
    if (needs > free) {
      // Room for the ellipsis and the word that opens the whole.
      const rest = begin(points, Math.max(0, free * charactersPerLine - 4));
      return `${[...shown, ...(rest ? [rest] : [])].join('\n')}…`;
    }
    shown.push(line);
    free -= needs;
  }
  return null;
}
