import { readConfig } from '../kernel/config';
import { startSimulator } from '../simulator/simulator';
import { seedDemo } from './seed';

/** What `npm start` and tests run beside the server; no part of what runs in service. */
const commands: Record<string, () => Promise<void>> = {
  seed: () => seedDemo(readConfig(process.env)),
  simulator: async () => {
    const { url } = await startSimulator(Number(process.env['SIMULATOR_PORT'] ?? 3999));
    console.log(`WeChat simulator on ${url}`);
  },
};

async function main(name = ''): Promise<void> {
  const command = commands[name];
  if (!command) throw new Error(`Unknown command "${name}". There are: ${Object.keys(commands).join(', ')}`);
  await command();
}

main(...process.argv.slice(2)).catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
