import { readConfig } from './kernel/config';
import { showJobs, tendOutbox } from './operate';
import { migrate, serve } from './serve';

/** The server's commands; without one it serves. Settings come from the environment (docs/operations.md). */
const commands: Record<string, (words: readonly string[]) => Promise<void>> = {
  serve: () => serve(readConfig(process.env)),
  migrate: () => migrate(readConfig(process.env)),
  jobs: async () => (await showJobs(readConfig(process.env))).forEach((line) => console.log(line)),
  outbox: async (words) =>
    (await tendOutbox(readConfig(process.env), words)).forEach((line) => console.log(line)),
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
