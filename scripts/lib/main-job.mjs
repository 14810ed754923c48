// The main job over HTTP: a resident posts a deed with photos, staff approve it, the points stand in
// public notice once.
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';

/** @typedef {ReturnType<typeof import('./town-client.mjs').townClient>} Client */
/** @typedef {<T>(what: string, look: () => T | Promise<T>) => Promise<T>} Check */

/**
 * @param {Client} client
 * @param {Check} check
 * @returns {Promise<{ balance: number, inNotice: number }>} the resident's points at the end
 */
export async function playMainJob({ call, upload }, check) {
  const resident = await check('a resident signs in', () => signIn('resident'));
  const staff = await check('staff sign in', () => signIn('staff'));
  const before = await ok(call(resident, 'points.summary', {}));
  const rule = await claimableRule();

  const photos = await check(`${rule.photos} photos are uploaded`, async () => {
    const uploads = Array.from({ length: rule.photos }, async (_, i) => ok(upload(resident, await jpeg(i))));
    return (await Promise.all(uploads)).map((photo) => photo.id);
  });
  const post = await check(`a post claims “${rule.title}”, once however often it is sent`, async () => {
    const key = randomUUID();
    const input = {
      body: '今晚和邻居一起巡逻了两圈，楼道灯都亮着，大家放心休息。',
      photos,
      board: rule.board,
      ruleCode: rule.code,
      place: '东门',
      submit: true,
    };
    const created = await ok(call(resident, 'post.create', input, key));
    assert.deepEqual(await ok(call(resident, 'post.create', input, key)), created);
    assert.equal(created.state, 'pending');
    const other = await call(resident, 'post.create', { ...input, place: '西门' }, key);
    assert.equal(other.body.error?.code, 'KEY_REUSED');
    return created;
  });
  await check('staff approve it; approving it again is refused', async () => {
    const item = await ok(call(staff, 'review.take', { postId: post.id }));
    const decision = { postId: post.id, version: item.version, ruleCode: rule.code };
    const approved = await ok(call(staff, 'review.approve', decision));
    assert.equal(approved.state, 'approved');
    assert.equal(approved.points, rule.points);
    assert.ok((await call(staff, 'review.approve', decision)).status >= 400);
  });
  return check(`the resident sees ${rule.points} points in public notice, and their reason`, async () => {
    const after = await ok(call(resident, 'points.summary', {}));
    assert.equal(after.inNotice, before.inNotice + rule.points);
    assert.equal(after.balance, before.balance);
    const { items } = await ok(call(resident, 'points.lines', {}));
    assert.equal(items[0].amount, rule.points);
    const reason = await ok(call(resident, 'points.reason', { transferId: items[0].id }));
    assert.equal(reason.rule.code, rule.code);
    assert.equal(reason.post.id, post.id);
    assert.equal(reason.notice.state, 'pending');
    assert.ok(reason.notice.endsAt > Date.now());
    const notices = await ok(call(staff, 'notice.list', { scope: 'community' }));
    assert.equal(notices.items[0].transferId, items[0].id);
    assert.equal(notices.items[0].points, rule.points);
    const feed = await ok(call(resident, 'post.feed', { board: rule.board }));
    assert.equal(feed.items[0].id, post.id);
    return { balance: after.balance, inNotice: after.inNotice };
  });

  /** @param {string} persona */
  async function signIn(persona) {
    const { token } = await ok(call(null, 'session.demo', { persona }));
    assert.match(token, /^\S{20,}$/);
    return /** @type {string} */ (token);
  }

  // The demo resident lives: volunteer patrol if the caps leave it today, else the best that is left.
  async function claimableRule() {
    const { items } = await ok(call(resident, 'rule.list', { claimable: true, size: 100 }));
    /** @type {any[]} */
    const open = items.filter(
      (/** @type {any} */ rule) => !rule.allowance?.blockedBy && rule.reviewers === 1,
    );
    open.sort(
      (a, b) => Number(b.title === '义务巡逻') - Number(a.title === '义务巡逻') || b.points - a.points,
    );
    assert.ok(open[0], 'some rule is left to claim');
    return open[0];
  }
}

/** @param {Promise<import('./town-client.mjs').Answer>} answer @returns {Promise<any>} the reply */
async function ok(answer) {
  const { status, body } = await answer;
  assert.equal(status, 200, JSON.stringify(body));
  return body;
}

// A different picture each time: the same photo twice is noticed.
/** @param {number} i */
async function jpeg(i) {
  const { default: sharp } = await import('sharp');
  const background = { r: (i * 90) % 256, g: Math.floor(Math.random() * 256), b: 120 };
  return sharp({ create: { width: 800, height: 600, channels: 3, background } })
    .jpeg()
    .toBuffer();
}
