import { readConfig } from './config';

const fit = {
  MODE: 'production',
  DATABASE_URL: 'mysql://jishan:secret@127.0.0.1:3306/jishan',
  APP_SECRET: 'k'.repeat(32),
  WECHAT_APPID: 'wx0123456789abcdef',
  WECHAT_SECRET: '0123456789abcdef0123456789abcdef',
  WECHAT_PUSH_TOKEN: 'token-of-the-push',
  WECHAT_BASE_URL: 'https://api.weixin.qq.com',
  PUBLIC_URL: 'https://jishan.example.cn',
};

test('defaults are those of the demo', () => {
  expect(readConfig({ DATABASE_URL: fit.DATABASE_URL })).toMatchObject({
    MODE: 'demo',
    PORT: 3000,
    DATA_DIR: '.data',
  });
});

test('production starts with settings of its own', () => {
  expect(readConfig(fit).MODE).toBe('production');
});

test.each([
  ['APP_SECRET', { APP_SECRET: undefined }],
  ['APP_SECRET', { APP_SECRET: 'too-short-secret' }],
  ['WECHAT_SECRET', { WECHAT_SECRET: '' }],
  ['WECHAT_APPID', { WECHAT_APPID: undefined }],
  ['WECHAT_PUSH_TOKEN', { WECHAT_PUSH_TOKEN: undefined }],
  ['WECHAT_BASE_URL', { WECHAT_BASE_URL: 'http://127.0.0.1:3999' }],
  ['PUBLIC_URL', { PUBLIC_URL: undefined }],
])('production refuses a default or unfit %s', (name, change) => {
  expect(() => readConfig({ ...fit, ...change })).toThrow(
    new RegExp(`Refusing to start in production.*${name}`),
  );
});

test('every wrong setting is named at once', () => {
  expect(() => readConfig({ PORT: 'door', MODE: 'play' })).toThrow(/MODE.*PORT.*DATABASE_URL/);
});
