import { z } from 'zod';

/** Settings come from the environment only; docs/operations.md lists them all. */
const DEMO_SECRET = 'demo-secret-not-for-service';

const whole = (fallback: number, min = 0) => z.coerce.number().int().min(min).default(fallback);

const settings = z.object({
  MODE: z.enum(['demo', 'production', 'test']).default('demo'),
  HOST: z.string().default('0.0.0.0'),
  PORT: whole(3000),
  /** Processes that answer calls. Beyond one, a primary keeps them (primary.ts). */
  PROCESSES: whole(1, 1),
  DATABASE_URL: z
    .string({ error: 'is missing: mysql://user:password@host:3306/jishan' })
    .startsWith('mysql://'),
  DATABASE_POOL: whole(24, 2),
  DATA_DIR: z.string().default('.data'),
  WEB_ROOT: z.string().default('miniprogram/dist/h5'),
  APP_SECRET: z.string().min(16).default(DEMO_SECRET),
  /** Where people reach this server; the codes they show at a counter are links below it. */
  PUBLIC_URL: z.url().default('http://127.0.0.1:3000'),
  WECHAT_BASE_URL: z.url().default('https://api.weixin.qq.com'),
  WECHAT_APPID: z.string().default('wx-demo'),
  WECHAT_SECRET: z.string().default(DEMO_SECRET),
  /** What WeChat signs its pushes with. */
  WECHAT_PUSH_TOKEN: z.string().default(DEMO_SECRET),
  /** With it, only encrypted pushes are taken; empty is plain mode. */
  WECHAT_AES_KEY: z
    .string()
    .regex(/^(|[A-Za-z0-9]{43})$/, { error: 'is not the EncodingAESKey of 43 letters and digits' })
    .default(''),
  /** Whether comments, thanks and names wait for WeChat's word before others read them, or are taken away after a bad one. */
  CONTENT_CHECK: z.enum(['before', 'after']).default('before'),
  SIMULATOR_PORT: whole(3999),
  TRUST_PROXY: whole(0),
  RATE_LIMIT_SCALE: z.coerce.number().positive().default(1),
  LOG_LEVEL: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'silent']).default('info'),
  SHUTDOWN_SECONDS: whole(15, 1),
  DRAIN_SECONDS: z.coerce.number().min(0).default(1),
  METRICS_HOST: z.string().default('127.0.0.1'),
  METRICS_PORT: whole(9464),
});

export type Config = z.output<typeof settings>;

/** What production never runs with; each entry is a sentence that says what to do. */
function unfitForProduction(config: Config): string[] {
  const found: string[] = [];
  if (config.APP_SECRET === DEMO_SECRET)
    found.push('APP_SECRET is the default: set a random one of 32 characters or more');
  else if (config.APP_SECRET.length < 32) found.push('APP_SECRET is shorter than 32 characters');
  if (config.WECHAT_SECRET === DEMO_SECRET)
    found.push('WECHAT_SECRET is the default: set the one of your mini program');
  if (config.WECHAT_APPID === 'wx-demo')
    found.push('WECHAT_APPID is the default: set the one of your mini program');
  if (config.WECHAT_PUSH_TOKEN === DEMO_SECRET)
    found.push('WECHAT_PUSH_TOKEN is the default: set the token of your message push');
  if (new URL(config.WECHAT_BASE_URL).protocol !== 'https:')
    found.push(
      'WECHAT_BASE_URL is not https: in production it is https://api.weixin.qq.com, never the simulator',
    );
  if (new URL(config.PUBLIC_URL).protocol !== 'https:')
    found.push('PUBLIC_URL is not https: set the address under which people reach this server');
  return found;
}

/** Reads and checks the settings; throws one error that names every setting that is wrong. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = settings.safeParse(given);
  if (!parsed.success)
    throw new Error(
      `Settings: ${parsed.error.issues.map((i) => `${i.path.join('.')} ${i.message}`).join('; ')}`,
    );
  const unfit = parsed.data.MODE === 'production' ? unfitForProduction(parsed.data) : [];
  if (unfit.length) throw new Error(`Refusing to start in production: ${unfit.join('; ')}`);
  return parsed.data;
}
