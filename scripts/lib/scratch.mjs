// Where tests keep what is gone with them: in memory where there is room for it, else on the disk.
import { accessSync, constants, statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';

const MEMORY = '/dev/shm';
const ROOM = 4 * 1024 ** 3;

/** All folders in which an earlier run may have left something. */
export const SCRATCH_FOLDERS = [MEMORY, tmpdir()];

/** The folder to make temporary ones in. A container's own limit on memory counts, whatever its /dev/shm says. */
export function scratchFolder() {
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    const room = Math.min(bavail * bsize, freemem(), process.constrainedMemory() || Infinity);
    return room >= ROOM ? MEMORY : tmpdir();
  } catch {
    return tmpdir(); // no such folder on this system, or it is not ours
  }
}
