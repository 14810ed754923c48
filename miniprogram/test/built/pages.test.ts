import { readFileSync } from 'node:fs';
import path from 'node:path';
import simulate from 'miniprogram-simulate';
import { me, post } from './answers';
import type { WechatPhone } from './phone';
import { dist, open, startApp, until } from './world';

let phone: WechatPhone;

beforeAll(() => {
  phone = startApp();
});

it('signs in by WeChat when the button is tapped, and goes home', async () => {
  phone.answer = () => ({ statusCode: 200, data: { token: 't1', expiresAt: 0, me } });
  const page = open('packages/mine/sign-in/index');
  await until(() => page.text().includes('微信登录'));
  expect(phone.sent).toHaveLength(0);

  page.tap('.btn-block');
  await until(() => phone.opened.length > 0);
  expect(phone.sent).toEqual([
    expect.objectContaining({ name: 'session.login', data: '{"code":"code-of-wx-login"}' }),
  ]);
  expect(phone.opened).toEqual(['reLaunch /packages/main/home/index']);
});

it('shows the feed, and a tapped like reaches the server and the page', async () => {
  phone.sent.length = 0;
  phone.answer = ({ name }) =>
    name === 'like.set'
      ? { statusCode: 200, data: { liked: true, likes: 37 } }
      : { statusCode: 200, data: { items: [post], next: null } };
  const page = open('packages/main/square/index');
  await until(() => page.text().includes('和老周走了三条巷子'));
  expect(page.text()).toContain('巡逻+50');
  expect(page.text()).toContain('36');
  // What the reader is told has the short names that the template gives it: see config/templates.ts.
  expect(page.data()).toContain(`"${shortName('aria-role')}":"tablist"`);
  expect(page.data()).toContain(`"${shortName('aria-label')}":"巡逻，加 50 分"`);

  page.tap('.post-card-act');
  await until(() => page.text().includes('37'));
  expect(phone.sent.map(({ name }) => name)).toEqual(['post.feed', 'like.set']);
  expect(phone.sent[1]).toMatchObject({
    data: '{"subject":{"kind":"post","id":5},"liked":true}',
    header: { Authorization: 'Bearer t1' },
  });
});

it('runs the tab bar as WeChat’s own component, by role', async () => {
  const id = simulate.load(path.join(dist, 'custom-tab-bar/index'), { compiler: 'official', rootPath: dist });
  const component = simulate.render(id);
  const parent = document.createElement('main');
  component.attach(parent);
  await until(() => parent.textContent === '首页广场发布德商我的');

  phone.opened.length = 0;
  component.querySelector('.tab-publish')?.dispatchEvent('tap');
  await until(() => phone.opened.length > 0);
  expect(phone.opened).toEqual(['navigateTo /packages/deed/publish/index']);
});

function shortName(attribute: string): string {
  const wxml = readFileSync(path.join(dist, 'base.wxml'), 'utf8');
  const view = /<template name="tmpl_0_0">\s*(<view[^>]*>)/.exec(wxml)?.[1] ?? '';
  return new RegExp(`${attribute}="\\{\\{i\\.(\\w+)\\}\\}"`).exec(view)?.[1] ?? `no ${attribute}`;
}
