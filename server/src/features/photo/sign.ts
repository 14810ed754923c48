import { createHmac, timingSafeEqual } from 'node:crypto';
import type { PhotoSize } from './image';

const HOUR = 3_600_000;

/** Addresses of photos that are not public: whoever holds one may look, until it expires. */
export interface Signer {
  /** The query of a signed address. It is the same for a whole hour, so that phones keep what they have loaded. */
  query: (id: string, size: PhotoSize, now: number) => string;
  isValid: (id: string, size: PhotoSize, query: { e?: unknown; s?: unknown }, now: number) => boolean;
}

export function signer(secret: string): Signer {
  const macOf = (id: string, size: PhotoSize, expiry: number) =>
    createHmac('sha256', secret).update(`photo/${id}/${size}/${expiry}`).digest('base64url');
  return {
    query: (id, size, now) => {
      const expiry = (Math.floor(now / HOUR) + 2) * HOUR;
      return `?e=${expiry}&s=${macOf(id, size, expiry)}`;
    },
    isValid: (id, size, { e, s }, now) => {
      if (typeof e !== 'string' || typeof s !== 'string' || !/^\d{13}$/.test(e)) return false;
      const expiry = Number(e);
      const given = Buffer.from(s);
      const right = Buffer.from(macOf(id, size, expiry));
      return given.length === right.length && timingSafeEqual(given, right) && expiry > now;
    },
  };
}
