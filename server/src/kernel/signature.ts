import { createHmac, timingSafeEqual } from 'node:crypto';

/** Signs addresses: whoever holds one may open what it names, until it expires. */
export interface Signatures {
  /** The query of a signed address. `subject` names what it opens, and nothing else can have the same name. */
  query: (subject: string, expiresAt: number) => string;
  isValid: (subject: string, query: { e?: unknown; s?: unknown }, now: number) => boolean;
}

export function signatures(secret: string): Signatures {
  const macOf = (subject: string, expiresAt: number) =>
    createHmac('sha256', secret).update(`${subject}/${expiresAt}`).digest('base64url');
  return {
    query: (subject, expiresAt) => `?e=${expiresAt}&s=${macOf(subject, expiresAt)}`,
    isValid: (subject, { e, s }, now) => {
      if (typeof e !== 'string' || typeof s !== 'string' || !/^\d{13}$/.test(e)) return false;
      const given = Buffer.from(s);
      const right = Buffer.from(macOf(subject, Number(e)));
      return given.length === right.length && timingSafeEqual(given, right) && Number(e) > now;
    },
  };
}
