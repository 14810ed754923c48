import type { IncomingMessage } from 'node:http';
import type { Readable } from 'node:stream';
import busboy from 'busboy';
import getRawBody from 'raw-body';
import { LIMITS } from '@jishan/shared/limits';
import { Refusal } from './errors';
import { watchBody } from './body-watch';
import { openSpool, type SentFile } from './spool';

const UTF8 = new TextDecoder('utf-8', { fatal: true });
/** What a multipart body has around its one file. */
const AROUND_FILE = 64 * 1024;
const UPLOAD_BYTES = LIMITS.photoBytes + AROUND_FILE;

export interface Body {
  input: unknown;
  file?: SentFile;
}

/** A JSON object of at most 256 KB in valid UTF-8; an empty body is an empty object. */
export async function readJson(request: IncomingMessage): Promise<Body> {
  const watch = watchBody(request, { atMost: Infinity, tooLarge: 'BODY_TOO_LARGE' });
  try {
    const bytes = await Promise.race([watch.failed, rawBody(request)]);
    if (bytes.length === 0) return { input: {} };
    return { input: jsonOf(bytes) };
  } finally {
    watch.stop();
  }
}

async function rawBody(request: IncomingMessage): Promise<Buffer> {
  try {
    return await getRawBody(request, {
      limit: LIMITS.jsonBytes,
      length: request.headers['content-length'],
    });
  } catch (error) {
    throw error instanceof Error && 'type' in error && error.type === 'entity.too.large'
      ? new Refusal('BODY_TOO_LARGE')
      : new Refusal('BAD_JSON');
  }
}

function jsonOf(bytes: Buffer): unknown {
  try {
    return JSON.parse(UTF8.decode(bytes)) as unknown;
  } catch {
    throw new Refusal('BAD_JSON');
  }
}

/** How many bytes an upload may come to, as far as its headers say; throws PHOTO_TOO_LARGE when it says too many. */
export function uploadBytes(request: IncomingMessage): number {
  const said = request.headers['content-length'];
  if (said === undefined) return UPLOAD_BYTES;
  if (Number(said) > UPLOAD_BYTES) throw new Refusal('PHOTO_TOO_LARGE', 'file');
  return Number(said);
}

/**
 * Receives a multipart body with exactly one file in the field `file`, which is spooled to `folder`; other fields become
 * the input. Hands the body to `use` and forgets the file afterwards. Throws PHOTO_MISSING, PHOTO_TOO_LARGE, BAD_INPUT,
 * BODY_STALLED, and PHOTO_BROKEN for a body that is cut or garbled anywhere.
 */
export async function withUpload<T>(
  request: IncomingMessage,
  folder: string,
  use: (body: Body) => Promise<T>,
): Promise<T> {
  const parser = parserOf(request);
  const spool = await openSpool(folder);
  try {
    // It may have been cut while nobody was listening yet.
    if (request.destroyed) throw new Refusal('PHOTO_BROKEN', 'file');
    return await use(await receive(request, parser, spool.keep));
  } finally {
    await spool.discard();
  }
}

function parserOf(request: IncomingMessage): busboy.Busboy {
  const missing = new Refusal('PHOTO_MISSING', 'file');
  if (!request.headers['content-type']?.startsWith('multipart/form-data')) throw missing;
  try {
    return busboy({
      headers: request.headers,
      // The parser calls a file too large once it has reached the limit, not once it has passed it.
      limits: { files: 1, fileSize: LIMITS.photoBytes + 1, fields: 8, fieldSize: 1024, parts: 10 },
    });
  } catch {
    throw missing;
  }
}

async function receive(
  request: IncomingMessage,
  parser: busboy.Busboy,
  keep: (source: Readable) => Promise<SentFile>,
): Promise<Body> {
  const input: Record<string, string> = {};
  let kept: Promise<SentFile> | undefined;
  const watch = watchBody(request, { atMost: UPLOAD_BYTES, tooLarge: 'PHOTO_TOO_LARGE', field: 'file' });
  const parsed = new Promise<void>((resolve, reject) => {
    const fail = (code: 'PHOTO_BROKEN' | 'PHOTO_TOO_LARGE' | 'BAD_INPUT') =>
      reject(new Refusal(code, 'file'));
    parser.on('file', (name, stream) => {
      // A body that ends inside the file is told on the file's own stream too: unheard, it would end the process.
      stream.on('error', () => fail('PHOTO_BROKEN'));
      stream.on('limit', () => fail('PHOTO_TOO_LARGE'));
      if (name !== 'file') stream.resume();
      else {
        kept = keep(stream);
        // A full disk is told before the rest has been received.
        kept.catch(reject);
      }
    });
    parser.on('field', (name, value) => (input[name] = value));
    parser.on('filesLimit', () => fail('BAD_INPUT'));
    parser.on('error', () => fail('PHOTO_BROKEN'));
    parser.on('close', resolve);
    // A phone that leaves in the middle of its upload: nobody is there to answer, but nothing may hang.
    request.on('error', () => fail('PHOTO_BROKEN'));
    request.on('aborted', () => fail('PHOTO_BROKEN'));
  });
  try {
    request.pipe(parser);
    await Promise.race([watch.failed, parsed]);
    if (!kept) throw new Refusal('PHOTO_MISSING', 'file');
    return { input, file: await kept };
  } finally {
    watch.stop();
    request.unpipe(parser);
    request.resume();
    parser.destroy();
    // Nothing writes to the spool any more when it is discarded.
    await kept?.catch(() => undefined);
  }
}
