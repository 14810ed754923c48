import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import getRawBody from 'raw-body';
import { LIMITS } from '@jishan/shared/limits';
import { Refusal } from './errors';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

export interface Body {
  input: unknown;
  file?: Buffer;
}

/** A JSON object of at most 256 KB in valid UTF-8; an empty body is an empty object. */
export async function readJson(request: IncomingMessage): Promise<Body> {
  const bytes = await getRawBody(request, {
    limit: LIMITS.jsonBytes,
    length: request.headers['content-length'],
  }).catch((error: unknown) => {
    throw error instanceof Error && 'type' in error && error.type === 'entity.too.large'
      ? new Refusal('BODY_TOO_LARGE')
      : new Refusal('BAD_JSON');
  });
  if (bytes.length === 0) return { input: {} };
  try {
    return { input: JSON.parse(UTF8.decode(bytes)) as unknown };
  } catch {
    throw new Refusal('BAD_JSON');
  }
}

/** A multipart body with exactly one file in the field `file`; other fields become the input. */
export async function readUpload(request: IncomingMessage): Promise<Body> {
  if (!request.headers['content-type']?.startsWith('multipart/form-data'))
    throw new Refusal('PHOTO_MISSING', 'file');
  return new Promise((resolve, reject) => {
    const fields: Record<string, string> = {};
    const parts: Buffer[] = [];
    let seen = false;
    const fail = (refusal: Refusal) => {
      request.unpipe(parser);
      request.resume();
      reject(refusal);
    };
    const parser = parserOf(request, fail);
    parser.on('file', (name, stream) => {
      seen ||= name === 'file';
      stream.on('data', (part: Buffer) => name === 'file' && parts.push(part));
      stream.on('limit', () => fail(new Refusal('PHOTO_TOO_LARGE', 'file')));
    });
    parser.on('field', (name, value) => (fields[name] = value));
    parser.on('filesLimit', () => fail(new Refusal('BAD_INPUT', 'file')));
    parser.on('error', () => fail(new Refusal('PHOTO_BROKEN', 'file')));
    parser.on('close', () => {
      if (seen) resolve({ input: fields, file: Buffer.concat(parts) });
      else reject(new Refusal('PHOTO_MISSING', 'file'));
    });
    // A phone that leaves in the middle of its upload: nobody is there to answer, but nothing may hang.
    request.on('aborted', () => fail(new Refusal('PHOTO_BROKEN', 'file')));
    request.pipe(parser);
  });
}

function parserOf(request: IncomingMessage, fail: (refusal: Refusal) => void): busboy.Busboy {
  try {
    return busboy({
      headers: request.headers,
      limits: { files: 1, fileSize: LIMITS.photoBytes, fields: 8, fieldSize: 1024, parts: 10 },
    });
  } catch {
    const refusal = new Refusal('PHOTO_MISSING', 'file');
    fail(refusal);
    throw refusal;
  }
}
