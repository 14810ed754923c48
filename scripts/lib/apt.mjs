// Installs Debian packages, when we are root on a machine that has apt-get; otherwise nobody is asked for a password.
import { accessSync, constants } from 'node:fs';
import { withHeartbeat } from './log.mjs';
import { Problem } from './problem.mjs';
import { run } from './run.mjs';

const APT_GET = '/usr/bin/apt-get';
const OPTIONS = ['-o', 'DPkg::Lock::Timeout=120']; // another installation may be running

export function canInstall() {
  if (process.getuid?.() !== 0) return false;
  try {
    accessSync(APT_GET, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** @param {string[]} packages @param {{ log: (line: string) => void, signal?: AbortSignal }} options */
export async function installPackages(packages, { log, signal }) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C.UTF-8' };
  try {
    await withHeartbeat(log, 'apt-get update', run(APT_GET, [...OPTIONS, 'update', '-q'], { env, signal }));
    log(`apt-get install ${packages.join(' ')}`);
    signal?.throwIfAborted();
    const sayWait = () => log('apt-get: letting the installation end first, so that dpkg is left whole');
    signal?.addEventListener('abort', sayWait);
    const install = run(
      APT_GET,
      [...OPTIONS, 'install', '-y', '-q', '--no-install-recommends', ...packages],
      {
        env,
      },
    );
    await withHeartbeat(log, 'apt-get install', install);
    signal?.removeEventListener('abort', sayWait);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    throw new Problem(`apt-get could not install ${packages.join(', ')}.`, [
      ...error.details.slice(-8),
      `Install by hand, then start again: apt-get update && apt-get install ${packages.join(' ')}`,
    ]);
  }
}
