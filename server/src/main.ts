import { readConfig } from './config';
import { showJobs, tendOutbox } from './operate';
import { migrate, serveForever } from './serve';
import { seedDemo } from './demo/seed';
import { startSimulator } from './wechat/simulator';

/** The server's commands; without one it serves. Settings come from the environment (docs/operations.md). */
const commands: Record<string, (words: readonly string[]) => Promise<void>> = {
  serve: () => serveForever(readConfig(process.env)),
  migrate: () => migrate(readConfig(process.env)),
  'seed-demo': () => seedDemo(readConfig(process.env)),
  jobs: async () => (await showJobs(readConfig(process.env))).forEach((line) => console.log(line)),
  outbox: async (words) =>
    (await tendOutbox(readConfig(process.env), words)).forEach((line) => console.log(line)),
  simulator: async () => {
    const { url } = await startSimulator(Number(process.env['SIMULATOR_PORT'] ?? 3999));
    console.log(`WeChat simulator on ${url}`);
  },
};

async function main(name = 'serve', ...words: string[]): Promise<void> {
  const command = commands[name];
  if (!command) throw new Error(`Unknown command "${name}". There are: ${Object.keys(commands).join(', ')}`);
  await command(words);
}

main(...process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
  // A listener or a pool that is still open must not keep a failed start alive.
  setTimeout(() => process.exit(1), 500).unref();
});
