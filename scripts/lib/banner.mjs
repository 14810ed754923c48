// What the terminal shows when the house is open: where to go, who to be, where the WeChat build lies.
import { networkInterfaces } from 'node:os';
import { root } from './workspace.mjs';

/** @param {{ address: string, settings: import('./settings.mjs').Settings, database: string, logs: string, hasWechatBuild: boolean }} house */
export async function printBanner({ address, settings, database, logs, hasWechatBuild }) {
  const lines = [`积善 Jishan is open: ${address}`];
  for (const other of networkAddresses(settings)) lines.push(`On a phone in the same network: ${other}`);
  lines.push('');
  const personas = settings.mode === 'demo' ? await fetchPersonas(address) : [];
  if (personas.length > 0) {
    lines.push('Demo personas (choose one on the sign-in page, or POST /api/session.demo {"persona":"…"}):');
    for (const { persona, name, about } of personas) lines.push(`  ${persona.padEnd(10)} ${name}  ${about}`);
    lines.push('');
  }
  lines.push(
    hasWechatBuild
      ? `WeChat build: miniprogram/dist/weapp (open ${root} in WeChat DevTools)`
      : `WeChat build: being made now, about a minute; when it says done, open ${root} in WeChat DevTools`,
  );
  if (settings.apiBase !== address) {
    lines.push(`              It calls ${settings.apiBase}; for this server: API_BASE=${address} npm start`);
  }
  lines.push(`Database:     ${database}`);
  lines.push(`Logs:         ${logs}`);
  lines.push('Ctrl-C stops everything; the data stays.');
  console.log(`\n${lines.join('\n')}\n`);
}

/** @param {import('./settings.mjs').Settings} settings */
function networkAddresses({ host, port }) {
  if (host !== '0.0.0.0') return [];
  return Object.values(networkInterfaces())
    .flatMap((addresses) => addresses ?? [])
    .filter(({ family, internal }) => family === 'IPv4' && !internal)
    .map(({ address }) => `http://${address}:${port}`);
}

/** @param {string} address @returns {Promise<{ persona: string, name: string, about: string }[]>} */
async function fetchPersonas(address) {
  const response = await fetch(`${address}/api/session.options`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  const reply = await response.json();
  return reply.personas;
}
