import { LIMITS } from '@jishan/shared/limits';
import { draft, must, openTown, rowOf, type TestTown } from '../../testing/open-town';
import { sql } from '../../kernel/sql';

let town: TestTown;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.server.stop());

const MINUTE = 60_000;
const stateOf = async (id: number) => (await rowOf(town.server, id))?.['state'];

describe('create', () => {
  test('a draft is kept, a submitted post waits with its place in the queue', async () => {
    const kept = await town.write('wang', { submit: false });
    expect(kept).toMatchObject({ state: 'draft', version: 1 });
    expect(await rowOf(town.server, kept.id)).toMatchObject({
      sent_at: null,
      grid_id: town.server.town.east.gridId,
    });

    const sent = await town.write('wang', { place: '  3 号楼  ', body: ' 扫雪 ' });
    expect(sent).toMatchObject({ state: 'pending', version: 1 });
    expect(await rowOf(town.server, sent.id)).toMatchObject({
      body: '扫雪',
      place: '3 号楼',
      sent_at: town.server.clock.now,
      listed_at: town.server.clock.now,
      author_id: town.people.wang,
    });
  });

  test('photos stand in the order given and belong to one post', async () => {
    const photos = await town.upload('wang', 3);
    const { id } = await town.write('wang', { photos, body: '' });
    expect((await town.as('wang', 'post.get', { id })).reply.photos.map((photo) => photo.id)).toEqual(photos);
    const again = await town.as('wang', 'post.create', { ...draft(), photos });
    expect(again.error).toMatchObject({ code: 'PHOTO_NOT_YOURS', field: 'photos.0' });
  });

  test('somebody else’s photo is refused and nothing is stored', async () => {
    const [photo = ''] = await town.upload('chen', 1);
    const before = await town.server.db.row(sql`SELECT COUNT(*) AS n FROM posts`);
    const refused = await town.as('wang', 'post.create', { ...draft(), photos: [photo] });
    expect(refused.error?.code).toBe('PHOTO_NOT_YOURS');
    expect(await town.server.db.row(sql`SELECT COUNT(*) AS n FROM posts`)).toEqual(before);
  });

  test('a post needs words or a photo', async () => {
    const refused = await town.as('wang', 'post.create', { ...draft(), body: ' \n ' });
    expect(refused.error).toMatchObject({ code: 'POST_EMPTY', field: 'body' });
  });

  test('a claim needs a rule in force that posts can earn, within its days, with its photos', async () => {
    const claim = (ruleCode: string, changes = {}) =>
      town.as('wang', 'post.create', { ...draft(), ruleCode, ...changes });
    expect((await claim('building-99')).error).toMatchObject({ code: 'RULE_NOT_FOUND', field: 'ruleCode' });
    expect((await claim('learning-01')).error).toMatchObject({
      code: 'RULE_NOT_CLAIMABLE',
      field: 'ruleCode',
    });
    expect((await claim('building-07')).error).toMatchObject({
      code: 'RULE_NEEDS_PHOTOS',
      field: 'photos',
      message: '这条规则要求至少 2 张照片',
    });
    expect((await claim('building-07', { submit: false })).reply.state).toBe('draft');
    expect((await claim('building-07', { photos: await town.upload('wang', 2) })).reply.state).toBe(
      'pending',
    );

    await town.server.db.run(
      sql`UPDATE scoring_rules SET rule = JSON_SET(rule, '$.validTo', '2026-11-17') WHERE code = 'building-03'`,
    );
    const late = await claim('building-03', { photos: await town.upload('wang', 2) });
    expect(late.error).toMatchObject({ code: 'RULE_NOT_VALID_NOW', field: 'ruleCode' });
  });

  test('nobody floods the desk: so many wait at a time, drafts may be more', async () => {
    for (let left = LIMITS.postsWaiting; left > 0; left--) await town.write('aygul');
    expect((await town.as('aygul', 'post.create', draft())).error).toMatchObject({
      code: 'POSTS_WAITING',
      message: `您已有 ${LIMITS.postsWaiting} 条动态在等审核，等审过一些再发`,
    });
    const { id, version } = await town.write('aygul', { submit: false });
    expect((await town.as('aygul', 'post.edit', { ...draft(), id, version })).error?.code).toBe(
      'POSTS_WAITING',
    );
    const waiting = await town.server.db.row<{ id: number }>(
      sql`SELECT id FROM posts WHERE author_id = ${town.people.aygul} AND state = 'pending' LIMIT 1`,
    );
    must(await town.as('aygul', 'post.withdraw', { id: waiting?.id ?? 0 }));
    must(await town.as('aygul', 'post.edit', { ...draft(), id, version }));
  });

  test('a claim beyond its allowance is taken: staff may publish it without points', async () => {
    for (let round = 0; round < 2; round++) {
      const photos = await town.upload('chen', 2);
      expect((await town.write('chen', { ruleCode: 'building-07', photos })).state).toBe('pending');
    }
  });
});

describe('edit', () => {
  const edit = (person: 'wang' | 'chen', id: number, version: number, changes = {}) =>
    town.as(person, 'post.edit', { ...draft(), id, version, ...changes });

  test('a draft is changed, then sent', async () => {
    const made = await town.write('wang', { submit: false, photos: await town.upload('wang', 1) });
    town.server.clock.forward(MINUTE);
    const photos = await town.upload('wang', 2);
    const kept = (await edit('wang', made.id, 1, { submit: false, photos, body: '改过' })).reply;
    expect(kept).toEqual({ id: made.id, state: 'draft', version: 2 });
    const sent = (await edit('wang', made.id, 2, { photos })).reply;
    expect(sent).toEqual({ id: made.id, state: 'pending', version: 3 });
    expect(await rowOf(town.server, made.id)).toMatchObject({
      sent_at: town.server.clock.now,
      listed_at: town.server.clock.now,
    });
  });

  test('photos that were dropped are free again', async () => {
    const photos = await town.upload('wang', 2);
    const made = await town.write('wang', { photos });
    await edit('wang', made.id, 1, { photos: photos.slice(0, 1) });
    expect((await town.write('wang', { photos: photos.slice(1) })).state).toBe('pending');
  });

  test('an old version is refused and changes nothing', async () => {
    const made = await town.write('wang', { submit: false });
    await edit('wang', made.id, 1, { submit: false, body: '第二版' });
    const refused = await edit('wang', made.id, 1, { submit: false, body: '旧的' });
    expect(refused.error?.code).toBe('POST_NOT_EDITABLE');
    expect((await rowOf(town.server, made.id))?.['body']).toBe('第二版');
  });

  test('of two edits of one version at once, one wins', async () => {
    const made = await town.write('wang', { submit: false });
    const answers = await Promise.all(
      ['甲', '乙'].map((body) => edit('wang', made.id, 1, { submit: false, body })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
  });

  test('somebody else’s post is not there', async () => {
    const made = await town.write('wang', { submit: false });
    expect((await edit('chen', made.id, 1)).error?.code).toBe('NOT_FOUND');
    const shown = await town.publish('wang');
    expect((await edit('chen', shown, 1)).error?.code).toBe('NOT_FOUND');
    expect((await edit('wang', 999_999, 1)).error?.code).toBe('NOT_FOUND');
  });

  test('what is hidden is not changed any more', async () => {
    const id = await town.publish('wang');
    must(await town.as('xu', 'post.hide', { id, reason: '露出了门牌号' }));
    expect((await edit('wang', id, 2)).error?.code).toBe('POST_NOT_EDITABLE');
    expect(await stateOf(id)).toBe('hidden');
  });

  test('a waiting post keeps its place and its day, and its reviewer is told to read it again', async () => {
    const made = await town.write('wang');
    const sentAt = (await rowOf(town.server, made.id))?.['sent_at'];
    must(await town.as('xu', 'review.take', { postId: made.id }));
    town.server.clock.forward(MINUTE);
    must(await edit('wang', made.id, 1, { body: '换了说法' }));
    expect(await rowOf(town.server, made.id)).toMatchObject({
      sent_at: sentAt,
      listed_at: sentAt,
      version: 2,
    });
    const refused = await town.as('xu', 'review.approve', { postId: made.id, version: 1, ruleCode: null });
    expect(refused.error?.code).toBe('REVIEW_CHANGED');
    expect(
      (await town.as('xu', 'review.approve', { postId: made.id, version: 2, ruleCode: null })).status,
    ).toBe(200);
  });

  test('a first approval does not stand for words it has not seen', async () => {
    const made = await town.write('wang', { ruleCode: 'building-11', photos: await town.upload('wang', 1) });
    must(await town.as('xu', 'review.take', { postId: made.id }));
    must(await town.as('xu', 'review.approve', { postId: made.id, version: 1, ruleCode: 'building-11' }));
    expect((await rowOf(town.server, made.id))?.['first_reviewer_id']).toBe(town.people.xu);
    must(await edit('wang', made.id, 1));
    expect((await rowOf(town.server, made.id))?.['first_reviewer_id']).toBeNull();
  });

  test('a waiting post can be taken back into a draft; its reviewer loses it', async () => {
    const made = await town.write('wang');
    must(await town.as('xu', 'review.take', { postId: made.id }));
    expect((await edit('wang', made.id, 1, { submit: false })).reply.state).toBe('draft');
    expect(await rowOf(town.server, made.id)).toMatchObject({ locked_by: null, sent_at: null });
    const refused = await town.as('xu', 'review.approve', { postId: made.id, version: 1, ruleCode: null });
    // A draft is its author's own: to everybody else it is not there.
    expect(refused.error?.code).toBe('NOT_FOUND');
  });

  test('a rejected post is mended and waits again, at the end of the queue', async () => {
    const made = await town.write('wang');
    must(await town.as('xu', 'review.take', { postId: made.id }));
    must(await town.as('xu', 'review.reject', { postId: made.id, version: 1, reason: 'place', note: '' }));
    town.server.clock.forward(MINUTE);
    expect((await edit('wang', made.id, 1)).reply).toMatchObject({ state: 'pending', version: 2 });
    expect(await rowOf(town.server, made.id)).toMatchObject({
      listed_at: town.server.clock.now,
      sent_at: town.server.clock.now,
      decided_at: null,
      decided_unit_id: null,
    });
  });

  test('the same key with the same words changes it once', async () => {
    const made = await town.write('wang', { submit: false });
    const input = { ...draft(), id: made.id, version: 1 };
    const key = 'edit-once-0123456789';
    const first = (await town.as('wang', 'post.edit', input, key)).reply;
    expect((await town.as('wang', 'post.edit', input, key)).reply).toEqual(first);
    expect((await rowOf(town.server, made.id))?.['version']).toBe(2);
  });
});

describe('withdraw', () => {
  test('a waiting post is taken back, twice as well as once', async () => {
    const { id } = await town.write('wang');
    for (let round = 0; round < 2; round++)
      expect((await town.as('wang', 'post.withdraw', { id })).reply).toEqual({ ok: true });
    expect(await rowOf(town.server, id)).toMatchObject({ state: 'withdrawn', version: 2 });
    const sent = await town.as('wang', 'post.edit', { ...draft(), id, version: 2 });
    expect(sent.reply).toMatchObject({ state: 'pending', version: 3 });
  });

  test('only what waits, and only one’s own', async () => {
    const kept = await town.write('wang', { submit: false });
    expect((await town.as('wang', 'post.withdraw', { id: kept.id })).error?.code).toBe('POST_NOT_PENDING');
    const shown = await town.publish('wang');
    expect((await town.as('wang', 'post.withdraw', { id: shown })).error?.code).toBe('POST_NOT_PENDING');
    const waiting = await town.write('wang');
    expect((await town.as('chen', 'post.withdraw', { id: waiting.id })).error?.code).toBe('NOT_FOUND');
    expect((await town.as('xu', 'post.withdraw', { id: waiting.id })).error?.code).toBe('NOT_FOUND');
    expect(await stateOf(waiting.id)).toBe('pending');
  });

  test('against an approval at the same moment exactly one happens', async () => {
    for (let round = 0; round < 5; round++) {
      const { id } = await town.write('wang');
      must(await town.as('xu', 'review.take', { postId: id }));
      const [withdrawn, approved] = await Promise.all([
        town.as('wang', 'post.withdraw', { id }),
        town.as('xu', 'review.approve', { postId: id, version: 1, ruleCode: null }),
      ]);
      expect([withdrawn.status, approved.status].sort()).toEqual([200, 409]);
      expect(await stateOf(id)).toBe(withdrawn.status === 200 ? 'withdrawn' : 'approved');
    }
  });
});
