import { readConfig } from './config';
import { migrate, serveForever } from './serve';
import { seedDemo } from './demo/seed';
import { startSimulator } from './wechat/simulator';

/** The server's commands; without one it serves. Settings come from the environment (docs/operations.md). */
const commands: Record<string, () => Promise<void>> = {
  serve: () => serveForever(readConfig(process.env)),
  migrate: () => migrate(readConfig(process.env)),
  'seed-demo': () => seedDemo(readConfig(process.env)),
  simulator: async () => {
    const { url } = await startSimulator(Number(process.env['SIMULATOR_PORT'] ?? 3999));
    console.log(`WeChat simulator on ${url}`);
  },
};

async function main(name = 'serve'): Promise<void> {
  const command = commands[name];
  if (!command) throw new Error(`Unknown command "${name}". There are: ${Object.keys(commands).join(', ')}`);
  await command();
}

main(process.argv[2]).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
  // A listener or a pool that is still open must not keep a failed start alive.
  setTimeout(() => process.exit(1), 500).unref();
});
