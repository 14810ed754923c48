import { platform } from './platform';

/** Values kept on the phone as JSON; what cannot be read any more counts as absent. */
export function readStored<T>(key: string): T | null {
  const text = platform.storage.get(key);
  if (!text) return null;
  try {
    return JSON.parse(text) as T;
  } catch {
    return null;
  }
}

/** A full phone keeps nothing; what stands in memory goes on all the same. */
export function writeStored(key: string, value: unknown): void {
  try {
    if (value === null) platform.storage.remove(key);
    else platform.storage.set(key, JSON.stringify(value));
  } catch {
    return;
  }
}
