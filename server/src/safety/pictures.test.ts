import sharp from 'sharp';
import type { Api } from '@jishan/shared/api';
import { sql } from '../kernel/sql';
import { openChecked, type CheckedTown } from '../testing/open-checked';
import { draft, must } from '../testing/open-town';
import { newKey } from '../testing/harness';
import type { Suggest } from '../simulator/content';

const AES_KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';

/** A photo as a phone sends it, over HTTP. */
async function uploadTo(town: CheckedTown): Promise<Api['photo.upload']['reply']> {
  const { r, g, b } = { r: Math.random() * 255, g: Math.random() * 255, b: 9 };
  const jpeg = await sharp({ create: { width: 60, height: 40, channels: 3, background: { r, g, b } } })
    .jpeg()
    .toBuffer();
  const form = new FormData();
  form.set('file', new Blob([jpeg]), 'a.jpg');
  const answer = await fetch(`${town.server.url}/api/photo.upload`, {
    method: 'POST',
    headers: { authorization: `Bearer ${town.tokens.wang}`, 'idempotency-key': newKey() },
    body: form,
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Api['photo.upload']['reply'];
}

const checkOf = (town: CheckedTown, photoId: string) =>
  town.server.db.row<{ id: number; state: string; trace: string | null }>(
    sql`SELECT id, state, trace_id AS trace FROM content_checks WHERE photo_id = ${photoId}`,
  );
async function traceOf(town: CheckedTown, photoId: string): Promise<string> {
  const check = await checkOf(town, photoId);
  if (!check?.trace) throw new Error('WeChat was not asked');
  return check.trace;
}
/** Until WeChat's push has come. */
async function untilSaid(town: CheckedTown, photoId: string): Promise<string> {
  for (let turn = 0; turn < 200; turn++) {
    const state = (await checkOf(town, photoId))?.state;
    if (state !== 'asked') return state ?? '';
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return 'asked';
}

describe.each([
  ['plain, JSON', '', 'json'],
  ['plain, XML', '', 'xml'],
  ['AES, JSON', AES_KEY, 'json'],
  ['AES, XML', AES_KEY, 'xml'],
] as const)('pushes in %s', (_, aesKey, form) => {
  let town: CheckedTown;
  beforeAll(async () => {
    town = await openChecked({ aesKey, form });
  });
  afterAll(() => town.server.stop());
  /** A photo that WeChat was asked about and says nothing of until it is told to. */
  const silent = async () => {
    town.wechat.pictures = null;
    const { id } = await uploadTo(town);
    await town.post();
    return { id, trace: await traceOf(town, id) };
  };
  const state = async (id: string) => (await checkOf(town, id))?.state;

  test.each(['pass', 'review', 'risky'] as const)('%s is known by its trace', async (suggest) => {
    town.wechat.pictures = suggest;
    const { id } = await uploadTo(town);
    expect((await town.post()).failed).toBeUndefined();
    expect(await untilSaid(town, id)).toBe(suggest);
    expect(town.wechat.asked.at(-1)).toMatchObject({
      api: 'media_check_async',
      input: { media_type: 2, version: 2, scene: 3, openid: expect.any(String) as string },
    });
  });

  test('the first verdict stands, however often and in whatever order others come', async () => {
    const [one, other] = [await silent(), await silent()];
    const push = (trace: string, suggest: Suggest) => town.wechat.push(trace, suggest);
    expect(await push(other.trace, 'risky')).toEqual({ status: 200, text: 'success' });
    await Promise.all([push(one.trace, 'pass'), push(one.trace, 'pass'), push(one.trace, 'pass')]);
    expect(await push(one.trace, 'risky')).toEqual({ status: 200, text: 'success' });
    await push(other.trace, 'pass');
    expect([await state(one.id), await state(other.id)]).toEqual(['pass', 'risky']);
  });

  test('of an unknown trace is answered and kept, in case its trace is only being noted', async () => {
    town.wechat.pictures = null;
    expect(await town.wechat.push('nobody-asked', 'risky')).toEqual({ status: 200, text: 'success' });
    const { id } = await uploadTo(town);
    // WeChat has pushed before its answer was noted, or the server died in between: the letter comes with that trace.
    const check = await checkOf(town, id);
    await town.server.db.run(
      sql`UPDATE content_checks SET trace_id = 'nobody-asked' WHERE id = ${check?.id ?? 0}`,
    );
    await town.wechat.push('nobody-asked', 'pass');
    expect(await state(id)).toBe('risky');
  });

  test('not signed with our token, too old, from the future or cut: refused, and nothing is known of it', async () => {
    const { id, trace } = await silent();
    const seconds = town.server.clock.now / 1000;
    for (const change of [
      { token: 'somebody else’s' },
      { timestamp: seconds - 3600 },
      { timestamp: seconds + 3600 },
      { timestamp: Number.NaN },
    ])
      expect((await town.wechat.push(trace, 'pass', change)).status).toBe(403);
    const bare = await fetch(`${town.server.url}/wechat/push`, { method: 'POST', body: 'x' });
    expect(bare.status).toBe(403);
    const huge = await fetch(`${town.server.url}/wechat/push`, { method: 'POST', body: 'x'.repeat(100_000) });
    expect(huge.status).toBe(413);
    expect(await state(id)).toBe('asked');
    await town.wechat.push(trace, 'pass');
    expect(await state(id)).toBe('pass');
  });

  if (aesKey !== '')
    test('where pushes are encrypted, plain ones and those for another app are refused', async () => {
      const { id, trace } = await silent();
      expect((await town.wechat.push(trace, 'pass', { plain: true })).status).toBe(403);
      expect((await town.wechat.push(trace, 'pass', { appid: 'wx-other' })).status).toBe(403);
      expect(await state(id)).toBe('asked');
    });

  test('what WeChat could not fetch is for people', async () => {
    town.wechat.pictures = 'pass';
    const { id } = await uploadTo(town);
    const { config } = town.server.deps;
    config.PUBLIC_URL = `${town.server.url}/nowhere`;
    await town.post();
    config.PUBLIC_URL = town.server.url;
    expect(await untilSaid(town, id)).toBe('unsure');
  });

  test('the address is registered by its echo, signed', async () => {
    const { createHash } = await import('node:crypto');
    const timestamp = String(Math.floor(town.server.clock.now / 1000));
    const token = town.server.deps.config.WECHAT_PUSH_TOKEN;
    const signature = createHash('sha1').update([token, timestamp, 'n'].sort().join('')).digest('hex');
    const ask = (given: string) =>
      fetch(
        `${town.server.url}/wechat/push?signature=${given}&timestamp=${timestamp}&nonce=n&echostr=echo42`,
      );
    expect(await (await ask(signature)).text()).toBe('echo42');
    expect((await ask('0'.repeat(40))).status).toBe(403);
  });
});

describe('a picture in a post', () => {
  let town: CheckedTown;
  beforeAll(async () => {
    town = await openChecked({ aesKey: AES_KEY });
  });
  afterAll(() => town.server.stop());
  /** A post of one photo, of which WeChat says this. */
  const posted = async (suggest: Suggest | null) => {
    town.wechat.pictures = suggest;
    const photo = await uploadTo(town);
    const { id } = must(await town.as('wang', 'post.create', { ...draft(), photos: [photo.id] }));
    await town.post();
    if (suggest) await untilSaid(town, photo.id);
    return { id, photo };
  };
  const approve = async (postId: number, riskSeen = false) => {
    const taken = must(await town.as('xu', 'review.take', { postId }));
    const answer = await town.as('xu', 'review.approve', { postId, version: 1, ruleCode: null, riskSeen });
    return { taken, answer };
  };
  const isThere = async (id: string) => (await fetch(`${town.server.url}/photos/${id}/thumb.jpg`)).status;

  test('found risky is held back, until the reviewer says to have seen it', async () => {
    const { id, photo } = await posted('risky');
    const first = await approve(id);
    expect(first.taken).toMatchObject({
      risky: true,
      checks: expect.arrayContaining([{ ok: false, text: '微信核对照片：1 张有风险' }]) as object,
    });
    expect(first.answer.error?.code).toBe('CHECK_RISKY');
    expect(await isThere(photo.id)).toBe(404);
    must((await approve(id, true)).answer);
    expect(await isThere(photo.id)).toBe(200);
    expect(must(await town.as('xu', 'check.queue', {})).items).toEqual([]);
  });

  test('published while WeChat was silent stands; a bad verdict calls people, who take the picture away', async () => {
    const { id, photo } = await posted(null);
    must((await approve(id)).answer);
    expect(await isThere(photo.id)).toBe(200);
    await town.wechat.push(await traceOf(town, photo.id), 'risky');
    expect(await isThere(photo.id)).toBe(200);
    const [waiting] = must(await town.as('xu', 'check.queue', {})).items;
    expect(waiting).toMatchObject({ kind: 'photo', state: 'risky', shown: true });
    expect((await fetch(`${town.server.url}${waiting?.photo?.thumb ?? ''}`)).status).toBe(200);
    must(await town.as('xu', 'check.decide', { checkId: waiting?.id ?? 0, release: false, answer: '不雅' }));
    expect(await isThere(photo.id)).toBe(404);
    expect(must(await town.as('wang', 'message.list', {})).items[0]?.text).toContain('不雅');
  });

  test('nobody sees in the queue what nobody has published', async () => {
    await posted('risky');
    expect(must(await town.as('xu', 'check.queue', {})).items).toEqual([]);
  });

  test.each([{ errcode: 45009 }, 'cut' as const, 'garbage' as const])(
    'WeChat in trouble (%j): it is asked again, once for one picture',
    async (fault) => {
      town.wechat.pictures = 'pass';
      const { id } = await uploadTo(town);
      town.wechat.failNext('media_check_async', fault);
      expect((await town.post()).failed?.count).toBe(1);
      town.server.clock.forward(60_000);
      expect((await town.post()).failed).toBeUndefined();
      expect(await untilSaid(town, id)).toBe('pass');
    },
  );

  test('killed between WeChat’s answer and our note of it: asked anew, and the old trace is nobody’s', async () => {
    const { id, photo } = await posted(null);
    const old = await traceOf(town, photo.id);
    await town.server.db.run(sql`UPDATE content_checks SET trace_id = NULL WHERE photo_id = ${photo.id}`);
    await town.server.db.run(
      sql`INSERT INTO outbox (letter_id, kind, payload, due_at, created_at)
        SELECT UUID(), 'safety.picture', CONCAT('{"checkId":', id, '}'), 0, 0 FROM content_checks WHERE photo_id = ${photo.id}`,
    );
    await town.post();
    const renewed = await traceOf(town, photo.id);
    expect(renewed).not.toBe(old);
    await town.wechat.push(old, 'risky');
    await town.wechat.push(renewed, 'pass');
    expect((await checkOf(town, photo.id))?.state).toBe('pass');
    must((await approve(id)).answer);
  });
});
