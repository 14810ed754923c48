// The main job from end to end: a deed is posted, reviewed, rewarded and seen.
import { setTimeout as sleep } from 'node:timers/promises';
import { randomUUID } from 'node:crypto';
import { periodStart } from '@jishan/shared/calendar';
import { call, houseUrl, postsSaying, signIn } from './house';
import type { Phone } from './phone';
import { photo } from './photos';
import { type Open, scene } from './scene';

const PATROL = '义务巡逻';
const POINTS = 50;
const BODY = `晚饭后和老姐妹绕着 3 号院走了两圈，路灯都亮着。${randomUUID().slice(0, 6)}`;
const COMMENT = '辛苦了秀兰，明晚我也来。';

async function enter(open: Open, name: string): Promise<Phone> {
  const phone = await open({ expects: /401.*home\.summary/ });
  await phone.goto('/');
  await phone.tap(new RegExp(`^以${name}的身份进入`));
  await phone.sees(new RegExp(`^${name}，.+好`));
  return phone;
}

interface Points {
  spendable: number;
  inNotice: number;
}

/** On 我的积分. */
async function pointsOf(phone: Phone): Promise<Points> {
  await phone.tab('我的');
  await phone.tap(phone.saying('积分', 'link'));
  await phone.arrives('我的积分');
  await phone.sees('荣誉分', '可用积分', '公示中');
  return { spendable: await phone.number('可用积分'), inNotice: await phone.number('公示中\\s*共') };
}

async function residentPosts(resident: Phone): Promise<void> {
  await resident.tap('发布');
  await resident.arrives('发布动态');
  await resident.write('写下您做的好事', BODY);

  // The first photo is held on its way, so that its progress can be seen.
  let letGo = () => {};
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await resident.page.route('**/api/photo.upload', async (route) => {
    await held;
    await route.continue();
  });
  await resident.pick([await photo('patrol-a'), await photo('patrol-b')]);
  await resident.sees(resident.page.getByLabel(/^第 2 张照片，已传/));
  await resident.tap('发布');
  await resident.sees('还有 2 张照片在传，传完再点发布');
  letGo();
  await resident.photosSent(2);

  await resident.tap(resident.saying(PATROL, 'radio'));
  await resident.write('地点', '3 号院');
  await resident.tap('发布');
  await resident.sees('发出去了', resident.page.getByRole('img', { name: `待审，加 ${POINTS} 分，待入账` }));
  await resident.tap('去看看');
  await resident.arrives('动态');
  await resident.sees(BODY, '等社区工作人员看一眼');
}

async function staffApproves(staff: Phone): Promise<void> {
  await staff.tab('管理');
  await staff.tap('开始审核');
  await staff.arrives('审核');
  await staff.sees(staff.find('退回'));
  await staff.back();
  await staff.arrives('管理');
  await staff.tap(staff.saying(BODY));
  await staff.arrives('审核');
  await staff.sees(BODY, PATROL, '3 号院');
  await staff.tap(`通过，记 ${POINTS} 分`);
  await staff.tap('马上生效，看下一条');
  await staff.sees('已通过，积分公示 3 天');
  await staff.sees(staff.find('退回').or(staff.text('都审完了')));
  expect(await staff.reads()).not.toContain(BODY);
}

async function residentReadsWhy(resident: Phone, before: Points): Promise<void> {
  const { me } = await signIn('staff');

  // In public notice first: the balance waits.
  expect(await pointsOf(resident)).toEqual({ ...before, inNotice: before.inNotice + POINTS });
  // The newest line of the book; an older patrol of hers is in notice as well.
  await resident.tap(resident.saying(`${PATROL}公示到`));
  const sheet = resident.sheet(`这 ${POINTS} 分从哪里来`);
  for (const fact of [PATROL, `每次 ${POINTS} 分`, '2 张照片，3 号院', '一人审核'])
    await resident.sees(sheet.getByText(fact).first());
  await resident.sees(sheet.getByText(me.scope?.unit ?? '').first());
  await resident.sees(sheet.getByText('公示中').first());
  await resident.tap('看这条动态');
  await resident.arrives('动态');
  await resident.sees(BODY, /公示中/);
}

async function neighbourAnswers(neighbour: Phone): Promise<void> {
  await neighbour.tab('广场');
  await neighbour.tap('平安巡逻', 'tab');
  await neighbour.tap(neighbour.saying(BODY, 'link'));
  await neighbour.arrives('动态');
  await neighbour.tap('赞 0');
  await neighbour.sees(neighbour.find('已赞，再点一下取消'));
  await neighbour.write('说句话…', COMMENT);
  await neighbour.tap('发送');
  await neighbour.sees(COMMENT, '正在核对，稍后公开');
}

const LOOKED_AT_MS = 60_000;

/** WeChat has looked at the comment: others read it from now on. */
async function comesOut(token: string, id: number): Promise<void> {
  for (const end = Date.now() + LOOKED_AT_MS; Date.now() < end; await sleep(500))
    if ((await call(token, 'post.get', { id })).comments === 1) return;
  throw new Error('nobody has looked at the comment');
}

/** She opens the app anew: what she has just seen of the post is not asked for again within half a minute. */
async function residentSeesAnswer(resident: Phone, id: number): Promise<void> {
  await resident.goto(`/packages/deed/post/index?id=${id}`);
  await resident.sees(COMMENT, '1 条评论', resident.find('赞 1'));
}

const RANKINGS = { day: '今日', week: '本周', month: '本月', year: '全年' };
const PERIODS = Object.keys(RANKINGS) as (keyof typeof RANKINGS)[];

/** In the ranking of the day; when midnight has passed since it was approved, in the first one that still holds it. */
async function ranked(resident: Phone, approvedAt: number): Promise<void> {
  const period = PERIODS.find((one) => periodStart(one, Date.now()) <= approvedAt);
  if (!period) return; // a new year has begun in between
  const { token } = await signIn('resident');
  const { rank, points } = await call(token, 'ranking.mine', { period, scope: 'town' });
  expect(points).toBeGreaterThanOrEqual(POINTS);

  await resident.goto('/');
  await resident.tab('我的');
  await resident.tap(resident.saying('荣誉', 'link'));
  await resident.arrives('荣誉榜');
  await resident.tap(RANKINGS[period], 'radio');
  // Among the first three she stands on a stone, else in the list.
  const stone = resident.page.getByRole('img', { name: `第 ${rank} 名，王秀兰，${points} 分` });
  await resident.sees(
    stone.or(resident.text(new RegExp(`^${rank}\\s*王秀兰\\s*我\\s*梧桐里\\s*${points}$`))),
  );
  const ownLine = `${rank} 王秀兰 (排在最前面|再得 \\d+ 分，追上\\S+) ${points}`;
  expect((await resident.reads()).replace(/\s+/g, ' ')).toMatch(new RegExp(ownLine));
}

/** Signed out, from a link in Moments: the post opens with its pictures, and nobody asks who one is. */
async function guestReads(guest: Phone, id: number): Promise<void> {
  await guest.goto(`${houseUrl()}/packages/deed/post/index?id=${id}`);
  await guest.sees(BODY, COMMENT, '王秀兰');
  const photos = guest.page.getByRole('img', { name: '照片，点开看大图' });
  await guest.sees(photos.first(), photos.nth(1));
  for (const photo of await photos.all()) {
    await photo.scrollIntoViewIfNeeded();
    const image = await photo.locator('img').elementHandle();
    await guest.page.waitForFunction((img) => (img as HTMLImageElement).naturalWidth > 0, image);
  }
}

scene(
  'a resident posts with two photos, staff approve, the points stand in notice with their reason, neighbours answer',
  async (open) => {
    const resident = await enter(open, '王秀兰');
    const before = await pointsOf(resident);
    await resident.back();
    await residentPosts(resident);

    const staff = await enter(open, '许雯');
    const approvedAt = Date.now(); // at the earliest
    await staffApproves(staff);
    await resident.goto('/');
    await residentReadsWhy(resident, before);

    const neighbour = await enter(open, '陈建国');
    await neighbourAnswers(neighbour);
    const { token } = await signIn('resident');
    const [post, ...more] = await postsSaying(token, BODY);
    expect(more).toEqual([]);
    await comesOut(token, post?.id ?? 0);
    await residentSeesAnswer(resident, post?.id ?? 0);
    await ranked(resident, approvedAt);
    await guestReads(await open(), post?.id ?? 0);
  },
);
