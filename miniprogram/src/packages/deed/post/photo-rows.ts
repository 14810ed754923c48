/**
 * Photos of a post's own page in rows: the first one large, the rest in twos, with one row of three where they are
 * odd. Two photos stand side by side.
 */
export function photoRows<T>(photos: readonly T[]): T[][] {
  if (photos.length === 0) return [];
  if (photos.length === 2) return [[...photos]];
  const rows = [photos.slice(0, 1)];
  let at = 1;
  while (at < photos.length) {
    const size = (photos.length - at) % 2 === 1 ? 3 : 2;
    rows.push(photos.slice(at, at + size));
    at += size;
  }
  return rows;
}
