const TITLE_CHARS = 30;

/** Characters as people count them: an emoji or a rare Han character is one. */
export const lengthOf = (text: string) => [...text].length;

/** The first sentence, for the card that is shared; '' when there are no words. */
export function firstSentence(body: string): string {
  const [sentence = ''] = body.trim().split(/[。！？!?\n]/);
  const characters = [...sentence.trim()];
  return characters.length > TITLE_CHARS
    ? `${characters.slice(0, TITLE_CHARS - 1).join('')}…`
    : characters.join('');
}

/** Whether a text takes more lines than a card shows, by rough count: measuring costs a round trip per card on WeChat. */
export const longerThan = (body: string, lines: number, charactersPerLine: number): boolean =>
  body
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(lengthOf(line) / charactersPerLine)), 0) > lines;
