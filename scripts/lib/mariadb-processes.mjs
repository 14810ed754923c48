// Which MariaDB servers run on a data folder, and how they are ended. Found by their command lines and not by a
// pid file, which may be stale, and is written only after crash recovery.
import { listProcesses, stopProcess } from './processes.mjs';

// A big buffer pool takes its time to be written out; killing the server in it costs only a slower next start.
export const STOP_GRACE_MS = 60_000;

/** @param {string} folder */
export function runningOn(folder) {
  return listProcesses().filter(
    ({ command }) => command.includes('mariadbd') && `${command} `.includes(` --datadir=${folder} `),
  );
}

/** Stops whatever server runs on a data folder. @param {string} folder */
export async function stopMariadb(folder) {
  for (const { pid } of runningOn(folder)) await stopProcess(pid, STOP_GRACE_MS);
}
