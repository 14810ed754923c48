// Everybody finds what is theirs: the tabs follow the role, and a guest reads without a login wall.
import { randomUUID } from 'node:crypto';
import { newResident, type Persona, publishedPost, signIn } from './house';
import type { Phone } from './phone';
import { scene } from './scene';

const RESIDENT_TABS = ['首页', '广场', '发布', '德商', '我的'];
const STAFF_TABS = ['首页', '广场', '发布', '管理', '我的'];

const tabsOf = async (phone: Phone): Promise<string[]> => {
  const bar = phone.page.getByRole('tablist', { name: '主导航' });
  await phone.sees(bar);
  return (await bar.innerText()).split(/\s+/).filter((word) => /\D/.test(word));
};

describe.each<[persona: Persona, tabs: string[]]>([
  ['resident', RESIDENT_TABS],
  ['clerk', RESIDENT_TABS],
  ['staff', STAFF_TABS],
  ['admin', STAFF_TABS],
])('%s', (persona, tabs) => {
  scene('finds their tabs, and each one opens', async (open) => {
    const session = await signIn(persona);
    const phone = await open({ session });
    await phone.goto('/');
    await phone.sees('邻里新事');
    expect(await tabsOf(phone)).toEqual(tabs);
    await phone.tab('广场');
    if (tabs.includes('管理')) {
      await phone.tab('管理');
      await phone.sees(/^今天已审 \d+ 条$/);
    } else {
      await phone.tab('德商');
      await phone.sees('家店拿出好价钱，换您做的好事。');
    }
    await phone.tab('我的');
    await phone.sees(session.me.name, '退出登录');
    expect(await tabsOf(phone)).toEqual(tabs);
  });
});

scene('a resident who opens the staff’s page is told whose it is and led back', async (open) => {
  const phone = await open({ session: await signIn('resident') });
  await phone.goto('/packages/main/admin/index');
  await phone.sees('这里是工作人员用的');
  await phone.tap('回首页');
  await phone.sees('邻里新事');
});

scene('a guest finds the same tabs, and is asked to sign in only where it is needed', async (open) => {
  const phone = await open({ expects: /401.*post\.feed/ });
  await phone.goto('/packages/main/me/index');
  expect(await tabsOf(phone)).toEqual(RESIDENT_TABS);
  await phone.sees('登录后，积分和动态都在这里');
  await phone.tab('德商');
  await phone.sees('登录后看镇上的德商');
  await phone.tap('广场', 'tab');
  await phone.tap(/^以王秀兰的身份进入/);
  await phone.arrives('广场');
});

scene('a guest reads a shared post, and comes back to it when signing in to answer', async (open) => {
  const body = `把楼道的灯泡换了，晚归的人看得见台阶。${randomUUID().slice(0, 6)}`;
  const id = await publishedPost(await newResident(), body);
  const phone = await open();
  await phone.goto(`/packages/deed/post/index?id=${id}`);
  await phone.sees(body, '还没有人说话，来说第一句。');
  await phone.tap('登录后说句话…');
  await phone.tap(/^以陈建国的身份进入/);
  await phone.arrives('动态');
  await phone.sees(body);
  await phone.tap('赞 0');
  await phone.sees(phone.find('已赞，再点一下取消'));
});

scene('who signs out is a guest again', async (open) => {
  const phone = await open({ session: await signIn('resident2') });
  await phone.goto('/packages/main/me/index');
  await phone.tap(phone.saying('设置'));
  await phone.arrives('设置');
  await phone.tap('退出登录');
  await phone.tap(phone.sheet('退出登录？').getByRole('button', { name: '退出登录' }));
  await phone.sees('选一个演示身份');
  expect(await phone.page.evaluate(() => localStorage.getItem('session'))).toBeNull();
});
