import { signatures, type Signatures } from '../kernel/signature';
import type { PhotoSize } from './image';

const HOUR = 3_600_000;

/** Addresses of photos that are not public: whoever holds one may look, until it expires. */
export interface Signer {
  /** The query of a signed address. It is the same for a whole hour, so that phones keep what they have loaded. */
  query: (id: string, size: PhotoSize, now: number) => string;
  isValid: (id: string, size: PhotoSize, query: Parameters<Signatures['isValid']>[1], now: number) => boolean;
}

export function signer(secret: string): Signer {
  const { query, isValid } = signatures(secret);
  const subject = (id: string, size: PhotoSize) => `photo/${id}/${size}`;
  return {
    query: (id, size, now) => query(subject(id, size), (Math.floor(now / HOUR) + 2) * HOUR),
    isValid: (id, size, given, now) => isValid(subject(id, size), given, now),
  };
}
