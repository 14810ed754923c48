/** The drawn photos that demo posts carry; files of the same name lie in server/demo/photos. */
export const PICTURES = [
  'barber',
  'carehome',
  'carehome-b',
  'clean-a',
  'clean-b',
  'clean-c',
  'dumplings',
  'lane',
  'meeting',
  'patrol-a',
  'patrol-b',
  'patrol-c',
  'phone',
  'policy',
  'shop-bun',
  'shop-fix',
  'shop-fruit',
  'shop-tailor',
  'stove',
  'wall-ads',
  'wall-clean',
] as const;
export type Picture = (typeof PICTURES)[number];

/**
 * What somebody might have posted. Holes in `body` make it another deed each time: `{place}` in the author's community,
 * `{elder}` an old neighbour, `{friend}` a companion, `{3-7}` a number between the two.
 */
export interface Text {
  rule: string;
  photos: readonly Picture[];
  /** Hours of the day between which it is posted. */
  hours: readonly [from: number, to: number];
  body: string;
}

/** `text('building-07', 'patrol-a patrol-c', [7, 9], '…')`; photos are written with spaces between them, '' for none. */
export function text(rule: string, photos: string, hours: readonly [number, number], body: string): Text {
  return { rule, photos: photos === '' ? [] : (photos.split(' ') as Picture[]), hours, body };
}
