import { DAY } from '@jishan/shared/calendar';
import { sql } from '../../kernel/sql';
import { draft, must, openTown, rowOf, type Draft, type TestTown } from '../../testing/open-town';
import type { Person } from '../../testing/town';

let town: TestTown;
beforeEach(async () => {
  town = await openTown();
});
afterEach(() => town.server.stop());

const get = async (person: Person | null, id: number) => must(await town.as(person, 'post.get', { id }));
const edit = (person: Person, id: number, version: number, changes: Partial<Draft> = {}) =>
  town.as(person, 'post.edit', { id, version, ...draft(), ...changes });
const take = async (id: number) => must(await town.as('xu', 'review.take', { postId: id }));
const approve = async (id: number, ruleCode: string | null = null) => {
  const { version } = await take(id);
  return town.as('xu', 'review.approve', { postId: id, version, ruleCode });
};
const feed = async () => must(await town.as('chen', 'post.feed', {})).items;

/** A patrol that has earned, stood there for a day, and been liked and talked about. */
async function patrol() {
  const photos = await town.upload('wang', 2);
  const changes = { body: '巡罗了一小时', ruleCode: 'building-07', photos };
  const id = await town.publish('wang', changes, 'building-07');
  const subject = { kind: 'post', id };
  must(await town.as('chen', 'like.set', { subject, liked: true }));
  must(await town.as('chen', 'comment.create', { subject, body: '辛苦了' }));
  town.server.clock.forward(DAY);
  return { id, photos };
}

test('a changed public post returns to review; what was public stays until somebody has looked at the change', async () => {
  const { id, photos } = await patrol();
  const newer = await town.publish('wang');
  const before = await get('wang', id);
  expect(before.can.edit).toBe(true);
  const [added = ''] = await town.upload('wang', 1);
  const sent = must(
    await edit('wang', id, before.version, {
      ...{ body: '巡逻了一小时', photos: [photos[1] ?? '', added], place: '8 号院', ruleCode: 'building-07' },
    }),
  );
  expect(sent).toMatchObject({ state: 'pending', version: 1 });
  expect(sent.id).not.toBe(id);
  expect(await get('chen', id)).toMatchObject({ body: '巡罗了一小时', state: 'approved', revision: null });
  expect(await get('wang', id)).toMatchObject({ revision: sent.id, can: { edit: false } });
  expect(await get('wang', sent.id)).toMatchObject({ revises: id, claim: null });
  expect((await town.as('chen', 'post.get', { id: sent.id })).error?.code).toBe('NOT_FOUND');

  const [queued] = must(await town.as('xu', 'review.queue', {})).items;
  expect(queued).toMatchObject({ id: sent.id, revision: true });
  const item = await take(sent.id);
  expect(item).toMatchObject({ body: '巡逻了一小时', was: { id, body: '巡罗了一小时', place: null } });
  expect(item.photos.map((photo) => photo.id)).toEqual([photos[1], added]);
  expect(item.was?.photos.map((photo) => photo.id)).toEqual(photos);
  // WeChat has not been asked yet; all else is sound.
  expect(item.checks.filter(({ ok }) => !ok).every(({ text }) => text.includes('微信'))).toBe(true);

  expect((await approve(sent.id, 'building-07')).error).toMatchObject({
    code: 'REVISION_NO_POINTS',
    field: 'ruleCode',
  });
  expect(must(await approve(sent.id))).toMatchObject({ state: 'approved', points: 0, transferId: null });
  const [told] = must(await town.as('wang', 'message.list', {})).items;
  expect(told).toMatchObject({ kind: 'approved', title: '您改的动态公开了', subjectId: id });
  const after = await get('chen', id);
  expect(after).toMatchObject({
    ...{ body: '巡逻了一小时', place: '8 号院', state: 'approved', at: before.at, likes: 1, comments: 1 },
    ...{ seal: before.seal, version: before.version + 1 },
  });
  expect(after.photos.map((photo) => photo.screen)).toEqual(
    [photos[1], added].map((photo) => `/photos/${photo}/screen.jpg`),
  );
  // It stands where it stood, earned nothing more, and the change is gone.
  expect((await feed()).map((post) => post.id)).toEqual([newer, id]);
  expect(await rowOf(town.server, sent.id)).toBeUndefined();
  const { db } = town.server;
  expect(
    await db.rows(sql`SELECT points FROM transfers WHERE resident_id = ${town.people.wang}`),
  ).toHaveLength(1);
  const owners = await db.rows<{ id: string }>(
    sql`SELECT id FROM photos WHERE used_by = ${`post:${id}`} AND shown = 1 AND unused_until IS NULL ORDER BY id`,
  );
  expect(owners.map((photo) => photo.id)).toEqual([photos[1], added].sort());
  expect((await get('wang', id)).history?.map(({ decision }) => decision)).toEqual(['approve', 'approve']);
  // And it can be changed again.
  must(await edit('wang', id, after.version, { body: '再改一次' }));
});

test('sent back, the change can be put right and sent again; the public post is untouched', async () => {
  const { id, photos } = await patrol();
  const { version } = await get('wang', id);
  const change = must(await edit('wang', id, version, { body: '广告', photos }));
  const item = await take(change.id);
  must(
    await town.as('xu', 'review.reject', {
      ...{ postId: change.id, version: item.version, reason: 'other', note: '不要写广告' },
    }),
  );
  expect(await get(null, id)).toMatchObject({ body: '巡罗了一小时', state: 'approved' });
  expect((await get('wang', change.id)).state).toBe('rejected');
  // Nothing was lost that an appeal could give back.
  expect(
    (
      await town.as('wang', 'appeal.create', {
        ...{ kind: 'rejection', postId: change.id, body: '不是广告', photos: [] },
      })
    ).error?.code,
  ).toBe('NOT_APPEALABLE');
  expect((await edit('wang', id, version, { body: '另起一份' })).error?.code).toBe('POST_REVISED');
  const again = must(
    await edit('wang', change.id, 1, { body: '巡逻一小时', photos, ruleCode: 'building-07' }),
  );
  expect(again).toMatchObject({ id: change.id, state: 'pending' });
  expect((await rowOf(town.server, change.id))?.['claim_code']).toBeNull();
  must(await approve(change.id));
  expect((await get(null, id)).body).toBe('巡逻一小时');
});

test('taken back, the change is the author’s alone, and what is public stays', async () => {
  const { id } = await patrol();
  const { version } = await get('wang', id);
  const change = must(await edit('wang', id, version, { body: '改一下' }));
  must(await town.as('wang', 'post.withdraw', { id: change.id }));
  expect((await get(null, id)).body).toBe('巡罗了一小时');
  expect((await town.as('chen', 'post.get', { id: change.id })).error?.code).toBe('NOT_FOUND');
  must(await edit('wang', change.id, 2, { body: '还是改' }));
  must(await approve(change.id));
  expect((await get(null, id)).body).toBe('还是改');
});

test('only its author changes it, on what they saw, once at a time', async () => {
  const { id } = await patrol();
  const { version } = await get('wang', id);
  for (const person of ['chen', 'xu'] as const)
    expect((await edit(person, id, version)).error?.code).toBe('NOT_FOUND');
  expect((await edit('wang', id, version + 1)).error?.code).toBe('POST_NOT_EDITABLE');
  const answers = await Promise.all(Array.from({ length: 6 }, () => edit('wang', id, version)));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(new Set(answers.flatMap(({ error }) => error?.code ?? []))).toEqual(new Set(['POST_REVISED']));
  const stolen = await town.upload('chen', 1);
  const other = await town.publish('wang');
  expect((await edit('wang', other, 1, { photos: stolen })).error?.code).toBe('PHOTO_NOT_YOURS');
  expect((await get('wang', other)).revision).toBeNull();
});

test('approving a change by two at once applies it once; of a post that was hidden meanwhile it shows nothing', async () => {
  const { id } = await patrol();
  const { version } = await get('wang', id);
  const change = must(await edit('wang', id, version, { body: '改好了' }));
  const item = await take(change.id);
  must(await town.as('he', 'post.hide', { id, reason: '露出了别人的门牌' }));
  const answers = await Promise.all(
    Array.from({ length: 4 }, () =>
      town.as('xu', 'review.approve', { postId: change.id, version: item.version, ruleCode: null }),
    ),
  );
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  expect(await rowOf(town.server, id)).toMatchObject({ state: 'hidden', body: '改好了' });
  expect((await town.as('chen', 'post.get', { id })).error?.code).toBe('NOT_FOUND');
});
