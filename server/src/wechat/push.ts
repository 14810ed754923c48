import { createCipheriv, createDecipheriv, createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { XMLParser } from 'fast-xml-parser';

/*
 * What WeChat pushes to us: https://developers.weixin.qq.com/miniprogram/dev/framework/server-ability/message-push.html.
 * Whoever knows the token can sign; in AES mode the body is also encrypted, and bound to our appid.
 */

export interface PushSecrets {
  token: string;
  /** 43 characters; empty in plain mode. */
  aesKey: string;
  appid: string;
}

export interface PushQuery {
  signature?: string | undefined;
  msg_signature?: string | undefined;
  timestamp?: string | undefined;
  nonce?: string | undefined;
}

/** How far WeChat's clock may be from ours, and how long a push on its way. Older ones are replays. */
export const PUSH_AGE_MS = 10 * 60_000;

export const pushSignature = (...parts: string[]): string =>
  createHash('sha1')
    .update([...parts].sort().join(''))
    .digest('hex');

/** Whether the sender knows the token and has sent it lately. */
export function isSigned(
  { token }: PushSecrets,
  { signature, timestamp, nonce }: PushQuery,
  now: number,
): boolean {
  return signedBy(signature, [token, timestamp ?? '', nonce ?? '']) && isFresh(timestamp, now);
}

const isFresh = (timestamp: string | undefined, now: number) =>
  /^\d{1,12}$/.test(timestamp ?? '') && Math.abs(now - Number(timestamp) * 1000) <= PUSH_AGE_MS;

function signedBy(given: string | undefined, parts: string[]): boolean {
  const expected = Buffer.from(pushSignature(...parts));
  const told = Buffer.from(given ?? '');
  return told.length === expected.length && timingSafeEqual(told, expected);
}

/** The event of a push, or null: not signed, old, not encrypted where it must be, or of no form that WeChat sends. */
export function openPush(
  secrets: PushSecrets,
  query: PushQuery,
  body: string,
  now: number,
): Record<string, unknown> | null {
  if (secrets.aesKey === '') return isSigned(secrets, query, now) ? fieldsOf(body) : null;
  const encrypted = fieldsOf(body)?.['Encrypt'];
  if (typeof encrypted !== 'string' || !isFresh(query.timestamp, now)) return null;
  const parts = [secrets.token, query.timestamp ?? '', query.nonce ?? '', encrypted];
  if (!signedBy(query.msg_signature, parts)) return null;
  const opened = decrypt(secrets, encrypted);
  return opened === null ? null : fieldsOf(opened);
}

// Numbers stay text: a trace id of digits must not be rounded.
const xml = new XMLParser({ parseTagValue: false, processEntities: false, ignoreAttributes: true });

/** JSON or XML, as the town has chosen it at WeChat. */
function fieldsOf(body: string): Record<string, unknown> | null {
  try {
    const read: unknown = body.trimStart().startsWith('<')
      ? (xml.parse(body) as { xml?: unknown }).xml
      : JSON.parse(body);
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

const BLOCK = 32;
const keyOf = (aesKey: string) => Buffer.from(`${aesKey}=`, 'base64');

/** AES-256-CBC over 16 random bytes, the length in 4 bytes, the message and the appid, padded to 32. */
function decrypt({ aesKey, appid }: PushSecrets, encrypted: string): string | null {
  try {
    const key = keyOf(aesKey);
    const decipher = createDecipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
    const padded = Buffer.concat([decipher.update(encrypted, 'base64'), decipher.final()]);
    const pad = padded.at(-1) ?? 0;
    if (pad < 1 || pad > BLOCK) return null;
    const whole = padded.subarray(0, padded.length - pad);
    const length = whole.readUInt32BE(16);
    if (whole.subarray(20 + length).toString() !== appid) return null;
    return whole.subarray(20, 20 + length).toString();
  } catch {
    return null;
  }
}

/** The other way round: what WeChat does before it sends. */
export function encryptPush({ aesKey, appid }: PushSecrets, message: string): string {
  const key = keyOf(aesKey);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(message));
  const whole = Buffer.concat([randomBytes(16), length, Buffer.from(message), Buffer.from(appid)]);
  const pad = BLOCK - (whole.length % BLOCK);
  const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);
  return Buffer.concat([
    cipher.update(Buffer.concat([whole, Buffer.alloc(pad, pad)])),
    cipher.final(),
  ]).toString('base64');
}
