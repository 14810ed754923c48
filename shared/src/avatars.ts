/** The drawn avatars a resident may choose from; files of the same name lie under the mini program's assets. */
export const AVATARS = [
  'aunt',
  'bamboo',
  'barberman',
  'cat',
  'granny',
  'granpa',
  'kite',
  'lake',
  'lotus',
  'orchid',
  'peak',
  'peony',
  'staff',
  'sunflower',
  'tea',
  'uncle',
] as const;
export type Avatar = (typeof AVATARS)[number];
