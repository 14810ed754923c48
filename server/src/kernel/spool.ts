import { createHash, randomUUID } from 'node:crypto';
import { mkdir, open, unlink, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** A file that somebody sent. It lies on disk, so that memory does not depend on how many are being received. */
export interface SentFile {
  bytes: number;
  sha256: Buffer;
  /** All of it, in memory. */
  read: () => Promise<Buffer>;
}

/** Bytes that are in memory anyway, as if somebody had sent them. */
export const inMemory = (file: Buffer): Pick<SentFile, 'bytes' | 'read'> => ({
  bytes: file.length,
  read: () => Promise.resolve(file),
});

export interface Spool {
  /** Keeps what the stream gives; throws what the stream or the disk throws. */
  keep: (source: Readable) => Promise<SentFile>;
  discard: () => Promise<void>;
}

/**
 * An open file that has no name any more: whatever happens to the process, nothing of it is left on the disk. Whoever
 * opens it must discard it.
 */
export async function openSpool(folder: string): Promise<Spool> {
  const handle = await openUnnamed(folder);
  return { keep: (source) => keep(handle, source), discard: () => handle.close() };
}

async function openUnnamed(folder: string): Promise<FileHandle> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, randomUUID());
  const handle = await open(path, 'wx+', 0o600);
  try {
    await unlink(path);
    return handle;
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function keep(handle: FileHandle, source: Readable): Promise<SentFile> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const part of source as AsyncIterable<Buffer>) {
    hash.update(part);
    await handle.writeFile(part);
    bytes += part.length;
  }
  return { bytes, sha256: hash.digest(), read: () => readAll(handle, bytes) };
}

async function readAll(handle: FileHandle, bytes: number): Promise<Buffer> {
  const whole = Buffer.allocUnsafe(bytes);
  for (let at = 0; at < bytes;) {
    const { bytesRead } = await handle.read(whole, at, bytes - at, at);
    if (bytesRead === 0) throw new Error('a spooled file is shorter than what was written to it');
    at += bytesRead;
  }
  return whole;
}
