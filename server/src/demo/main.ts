import { readConfig } from '../kernel/config';
import { startSimulator } from '../simulator/simulator';
import { seedDemo } from './seed';

/** What `npm start` and tests run beside the server; no part of what runs in service. */
const commands: Record<string, () => Promise<void>> = {
  seed: () => seedDemo(readConfig(process.env)),
  simulator: async () => {
    const { url, content } = await startSimulator(Number(process.env['SIMULATOR_PORT'] ?? 3999));
    const { PUBLIC_URL, WECHAT_PUSH_TOKEN, WECHAT_AES_KEY, WECHAT_APPID } = readConfig({
      DATABASE_URL: 'mysql://none',
      ...process.env,
    });
    content.pushTo = {
      ...{ url: `${PUBLIC_URL}/wechat/push`, form: 'json' },
      ...{ token: WECHAT_PUSH_TOKEN, aesKey: WECHAT_AES_KEY, appid: WECHAT_APPID },
    };
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
