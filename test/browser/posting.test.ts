// What can go wrong while a deed is posted: nothing typed is lost, nothing is sent twice, and each refusal says what to do.
import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { call, newResident, postsSaying, type Session, signIn } from './house';
import type { Phone } from './phone';
import { hugePhoto, photo, textNamedPhoto } from './photos';
import { type Open, scene } from './scene';

const LOST = /ERR_INTERNET_DISCONNECTED|ERR_CONNECTION_FAILED/;
const CREATE = '**/api/post.create';
const KEPT = '网断了，草稿还在。';

const someWords = () => `帮对门的老人把米扛上了五楼。${randomUUID().slice(0, 6)}`;

/** A new neighbour on the page on which a post is written, with a board chosen: only the words are missing. */
async function writing(open: Open, session: Session, expects?: RegExp): Promise<Phone> {
  const phone = await open({ session, expects });
  await phone.goto('/');
  await phone.tap('发布');
  await phone.arrives('发布动态');
  await phone.tap(phone.saying('选一个板块'));
  await phone.tap(phone.sheet('发到哪个板块').getByText('邻里互助'));
  return phone;
}

async function sentOnce(session: Session, body: string): Promise<void> {
  const posts = await postsSaying(session.token, body);
  expect(posts.map(({ state }) => state)).toEqual(['pending']);
}

scene(
  'a connection lost before the post went out: the draft stays, and sending it again is one post',
  async (open) => {
    const session = await newResident();
    const phone = await writing(open, session, LOST);
    const body = someWords();
    await phone.write('写下您做的好事', body);
    await phone.context.setOffline(true);
    await phone.tap('发布');
    await phone.sees(KEPT);
    expect(await phone.field('写下您做的好事').inputValue()).toBe(body);
    expect(await postsSaying(session.token, body)).toEqual([]);

    await phone.context.setOffline(false);
    await phone.tap('再发一次');
    await phone.sees('发出去了');
    await sentOnce(session, body);
  },
);

scene(
  'a connection lost after the server had it: the reply is gone, and sending it again doubles nothing',
  async (open) => {
    const session = await newResident();
    const phone = await writing(open, session, LOST);
    const body = someWords();
    await phone.write('写下您做的好事', body);
    await phone.pick([await photo('clean-a')]);
    await phone.photosSent(1);
    await phone.page.route(CREATE, async (route) => {
      await route.fetch();
      await route.abort('connectionfailed');
    });
    await phone.tap('发布');
    await phone.sees(KEPT);
    await sentOnce(session, body);

    await phone.page.unroute(CREATE);
    await phone.tap('再发一次');
    await phone.sees('发出去了');
    await phone.tap('去看看');
    await phone.sees(body, '等社区工作人员看一眼');
    await sentOnce(session, body);
  },
);

scene('a thumb that taps 发布 twice makes one post', async (open) => {
  const session = await newResident();
  const phone = await writing(open, session);
  const body = someWords();
  await phone.write('写下您做的好事', body);
  let answer = () => {};
  const tapped = new Promise<void>((resolve) => (answer = resolve));
  await phone.page.route(CREATE, async (route) => {
    await tapped;
    await route.continue();
  });
  const asked = phone.asked('post.create');
  const box = await phone.find('发布').boundingBox();
  if (!box) throw new Error('发布 is not on the screen');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await phone.page.touchscreen.tap(x, y);
  await phone.page.touchscreen.tap(x, y);
  answer();
  await phone.sees('发出去了');
  expect(asked).toHaveLength(1);
  await sentOnce(session, body);
});

scene('leaving the page and closing the app keep words, photos, rule and place', async (open) => {
  const session = await newResident();
  const phone = await open({ session });
  await phone.goto('/');
  await phone.tap('发布');
  await phone.arrives('发布动态');
  const body = someWords();
  await phone.write('写下您做的好事', body);
  await phone.pick([await photo('patrol-a'), await photo('patrol-b')]);
  await phone.photosSent(2);
  await phone.tap(phone.saying('义务巡逻', 'radio'));
  await phone.write('地点', '东门口');
  await phone.back();

  await phone.sees('写了一半的动态没有丢');
  await phone.page.reload();
  await phone.tap(phone.saying('写了一半的动态没有丢', 'link'));
  await phone.sees('接着上次没写完的写', '2 / 9');
  expect(await phone.field('写下您做的好事').inputValue()).toBe(body);
  expect(await phone.field('地点').inputValue()).toBe('东门口');
  await phone.tap('发布');
  await phone.sees('发出去了');
  const [post] = await postsSaying(session.token, body);
  expect(post).toMatchObject({ place: '东门口', claimTitle: '义务巡逻', photos: [{}, {}] });
});

scene('a photo over 10 MB is refused where it stands, before a byte of it is sent', async (open) => {
  const phone = await writing(open, await newResident());
  const asked = phone.asked('photo.upload');
  const folder = await mkdtemp(join(tmpdir(), 'jishan-huge-'));
  await phone.pick(await hugePhoto(folder));
  await phone.sees('第 1 张超过 10 MB，请换一张小些的', phone.saying('换一张'));
  expect(asked).toEqual([]);
  await phone.write('写下您做的好事', someWords());
  await phone.tap('发布');
  await phone.sees('第 1 张超过 10 MB，请换一张小些的');
  await rm(folder, { recursive: true });
  await phone.pick([await photo('clean-a')], '把第 1 张换一张');
  await phone.seesNoMore('第 1 张超过 10 MB');
  await phone.photosSent(1);
  await phone.tap('发布');
  await phone.sees('发出去了');
});

scene('a file that is no picture is refused at its place, in words', async (open) => {
  const phone = await writing(open, await newResident(), /400.*photo\.upload/);
  await phone.pick([await photo('clean-a'), textNamedPhoto()]);
  await phone.sees('第 2 张：这个文件不是照片，请选 JPG、PNG 或 WebP 照片');
  await phone.tap('去掉第 2 张照片');
  await phone.sees('1 / 9');
  await phone.seesNoMore('第 2 张：');
});

scene('a photo that the connection dropped is sent again by a tap on it', async (open) => {
  const phone = await writing(open, await newResident(), LOST);
  await phone.page.route('**/api/photo.upload', (route) => route.abort('connectionfailed'), { times: 1 });
  await phone.pick([await photo('clean-a')]);
  await phone.sees('第 1 张没传上去，点它重传');
  await phone.tap('重传第 1 张照片');
  await phone.seesNoMore('第 1 张没传上去，点它重传');
  await phone.photosSent(1);
  await phone.write('写下您做的好事', someWords());
  await phone.tap('发布');
  await phone.sees('发出去了');
});

scene(
  'a session that is revoked while one writes asks to sign in, and the draft is still there',
  async (open) => {
    const session = await signIn('resident2');
    const phone = await open({ session, expects: /401.*post\.create/ });
    await phone.goto('/');
    await phone.tap('发布');
    await phone.arrives('发布动态');
    const body = someWords();
    await phone.write('写下您做的好事', body);
    await phone.pick([await photo('clean-a')]);
    await phone.photosSent(1);
    await phone.tap(phone.saying('选一个板块'));
    await phone.tap(phone.sheet('发到哪个板块').getByText('邻里互助'));
    await call(session.token, 'session.logout', {});

    await phone.tap('发布');
    await phone.tap(/^以陈建国的身份进入/);
    await phone.arrives('发布动态');
    await phone.sees('接着上次没写完的写', '1 / 9');
    expect(await phone.field('写下您做的好事').inputValue()).toBe(body);
    await phone.tap('发布');
    await phone.sees('发出去了');
    await sentOnce(await signIn('resident2'), body);
  },
);

scene('ring, photo, send: a deed is posted from home in three taps', async (open) => {
  const session = await newResident();
  const phone = await open({ session });
  await phone.goto('/');
  const camera = phone.page.waitForEvent('filechooser');
  await phone.tap(/^义务巡逻/);
  await (await camera).setFiles([await photo('patrol-a'), await photo('patrol-b')]);
  await phone.photosSent(2);
  await phone.tap('发布');
  await phone.sees('发出去了');
  const { items } = await call(session.token, 'post.mine', {});
  expect(
    items.map(({ state, body, photos, claimTitle }) => [state, body, photos.length, claimTitle]),
  ).toEqual([['pending', '', 2, '义务巡逻']]);
});
