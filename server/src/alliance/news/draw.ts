import { createHash } from 'node:crypto';
import { HOUR } from '@jishan/shared/calendar';

/*
 * Whose turn it is on home. In each hour, and for each resident, shops are drawn by lot: a shop's lot is a hash of hour,
 * resident and shop, and the smallest lots win. So every shop that has something fresh is as likely to be shown as any other,
 * in every hour, to everybody, however many things it has and however often somebody looks: over residents and days all are
 * shown equally often. Nothing is written, nobody can know their turn in advance, and what came before changes nothing: unlike
 * a walk in rounds, no habit ("every morning at eight") meets the same shops again and again. Within the hour a resident sees
 * the same, so that a list does not jump under the finger.
 */
export function drawTurns<T extends { id: number }>(
  things: readonly T[],
  count: number,
  { residentId, what, now }: { residentId: number; what: string; now: number },
): T[] {
  const hour = Math.floor(now / HOUR);
  const lot = (id: number) =>
    createHash('sha256').update(`${hour}/${residentId}/${what}/${id}`).digest().readUIntBE(0, 6);
  return things
    .map((thing) => ({ thing, lot: lot(thing.id) }))
    .sort((a, b) => a.lot - b.lot || a.thing.id - b.thing.id)
    .slice(0, count)
    .map(({ thing }) => thing);
}
