import { mkdir, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import sharp from 'sharp';
import type { Api } from '@jishan/shared/api';
import type { ErrorBody } from '@jishan/shared/errors';
import { LIMITS } from '@jishan/shared/limits';
import { deliver } from '../kernel/outbox';
import { sql } from '../kernel/sql';
import { newKey, startTestServer, type TestServer } from '../testing/harness';
import { AT_ONCE } from './photo-store';
import { photoLetters } from './letters';
import { sweepPhotos } from './sweep';
import { grainy, heicStart, phonePhoto } from './testing';

type Photo = Api['photo.upload']['reply'];

const DAY = 86_400_000;
let server: TestServer;
let wang: string;
let jpeg: Buffer;
beforeAll(async () => {
  server = await startTestServer();
  wang = await server.signIn(server.town.people.wang);
  jpeg = await grainy(900, 600).jpeg().toBuffer();
});
afterAll(() => server.stop());

const get = (path: string, init?: RequestInit) => fetch(`${server.url}${path}`, init);
/** As `fetch` does not send it: the path as it is written, and no Cache-Control of its own. */
const rawGet = (path: string, headers: Record<string, string> = {}) =>
  new Promise<{ status: number | undefined; body: string }>((resolve, reject) => {
    const { hostname, port } = new URL(server.url);
    request({ hostname, port, path, headers }, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode, body }), reject);
    })
      .on('error', reject)
      .end();
  });
const plain = (address: string) => address.split('?')[0] ?? '';

/** Uploads as a phone does: one multipart file. */
async function send(token: string | null, bytes: Buffer, key = newKey()) {
  const form = new FormData();
  form.append('file', new Blob([new Uint8Array(bytes)]), '../../etc/passwd.jpg');
  const response = await fetch(`${server.url}/api/photo.upload`, {
    method: 'POST',
    headers: { ...(token ? { authorization: `Bearer ${token}` } : {}), 'idempotency-key': key },
    body: form,
  });
  const body = (await response.json()) as Photo & Partial<ErrorBody>;
  return { status: response.status, photo: body as Photo, error: body.error };
}

async function upload(token = wang, bytes = jpeg): Promise<Photo> {
  const { status, photo, error } = await send(token, bytes);
  expect({ status, error }).toEqual({ status: 200, error: undefined });
  return photo;
}

/** Gives a post exactly these photos, as the feature of posts does. */
async function keep(author: { id: number }, ids: readonly string[], postId: number): Promise<string> {
  const { photos } = server.deps;
  const kept = await photos.claim(server.db, author, ids, `post:${postId}`);
  await photos.show(server.db, ids, `post:${postId}`);
  return kept;
}

/** A post with these photos in any state, straight into the table: the way of a post is another feature's matter. */
async function post(photos: string[], state = 'pending', author: 'wang' | 'chen' = 'wang'): Promise<number> {
  const { townId, east, people } = server.town;
  const { insertId } = await server.db.run(
    sql`INSERT INTO posts (town_id, community_id, author_id, body, photos, board, state, created_at, listed_at)
      VALUES (${townId}, ${east.id}, ${people[author]}, '', '[]', 'patrol', ${state}, ${server.clock.now}, ${server.clock.now})`,
  );
  await keep({ id: people[author] }, photos, insertId);
  return insertId;
}
const setState = (id: number, state: string) =>
  server.db.run(sql`UPDATE posts SET state = ${state} WHERE id = ${id}`);
const rowOf = (id: string) =>
  server.db.row<{ owner: string | null }>(sql`SELECT used_by AS owner FROM photos WHERE id = ${id}`);
const filesOf = (id: string) =>
  readdir(join(server.deps.config.DATA_DIR, 'photos', id.slice(0, 2), id)).then(
    (names) => names.sort(),
    () => [],
  );

describe('photo.upload', () => {
  it('keeps a photo in two sizes, without what the phone wrote into it', async () => {
    const photo = await upload(wang, await phonePhoto(2000, 1000));
    expect(photo).toMatchObject({ width: 720, height: 1440 });
    expect(await filesOf(photo.id)).toEqual(['screen.jpg', 'thumb.jpg']);
    const response = await get(photo.screen);
    expect(response.headers.get('content-type')).toBe('image/jpeg');
    const { width, exif } = await sharp(Buffer.from(await response.arrayBuffer())).metadata();
    expect({ width, exif }).toEqual({ width: 720, exif: undefined });
  });

  it('gives a name that nobody can guess, whatever the file was called', async () => {
    const names = await Promise.all([upload(), upload()]);
    expect(names[0].id).toMatch(/^[0-9a-f]{32}$/);
    expect(names[0].id).not.toBe(names[1].id);
  });

  it('gives the first reply again for the same key, and keeps one photo', async () => {
    const key = newKey();
    const answers = await Promise.all([send(wang, jpeg, key), send(wang, jpeg, key), send(wang, jpeg, key)]);
    expect(new Set(answers.map(({ photo }) => photo.id)).size).toBe(1);
    expect((await send(wang, jpeg, key)).photo).toEqual(answers[0].photo);
    expect((await send(wang, await phonePhoto(), key)).error?.code).toBe('KEY_REUSED');
  });

  it.each([
    ['HEIC', () => heicStart(), 'PHOTO_HEIC'],
    ['SVG', () => Buffer.from('<svg/>'), 'PHOTO_NOT_IMAGE'],
    ['half a JPEG', () => jpeg.subarray(0, jpeg.length / 2), 'PHOTO_BROKEN'],
    [
      '10 MB and a byte',
      () => Buffer.concat([jpeg, Buffer.alloc(10 * 1024 * 1024 + 1 - jpeg.length)]),
      'PHOTO_TOO_LARGE',
    ],
  ])('refuses %s at the file, and keeps nothing', async (_, make, code) => {
    const before = await server.db.row(sql`SELECT COUNT(*) AS n FROM photos`);
    expect((await send(wang, make())).error).toMatchObject({ code, field: 'file' });
    expect(await server.db.row(sql`SELECT COUNT(*) AS n FROM photos`)).toEqual(before);
  });

  it('takes a photo of exactly 10 MB', async () => {
    await upload(wang, Buffer.concat([jpeg, Buffer.alloc(LIMITS.photoBytes - jpeg.length)]));
  });

  it('takes so many bytes a day from one person, and more the next day', async () => {
    const { chen } = server.town.people;
    const token = await server.signIn(chen);
    const { id } = await upload(token);
    const row = await server.db.row<{ bytes: number }>(sql`SELECT bytes FROM photos WHERE id = ${id}`);
    expect(row?.bytes).toBe(jpeg.length);
    await server.db.run(
      sql`UPDATE photos SET bytes = ${LIMITS.photoBytesPerDay - jpeg.length} WHERE id = ${id}`,
    );
    await upload(token);
    expect((await send(token, jpeg)).error).toMatchObject({ code: 'PHOTO_QUOTA', field: 'file' });
    await upload(wang);
    server.clock.forward(DAY);
    await upload(token);
    server.clock.forward(-DAY);
    await server.db.run(sql`UPDATE photos SET bytes = 0 WHERE owner_id = ${chen}`);
  });

  it('leaves nothing half written when the disk refuses, and takes the same photo once it can', async () => {
    const { files } = server.deps.photos;
    const id = 'ee'.padEnd(32, '0');
    const root = join(server.deps.config.DATA_DIR, 'photos');
    const place = join(root, 'ee', id);
    const pictures = { screen: jpeg, thumb: jpeg, width: 1, height: 1 };
    // Something stands where its folder is to be.
    await mkdir(join(place, 'in the way'), { recursive: true });
    await expect(files.write(id, pictures)).rejects.toThrow();
    expect(await readdir(join(root, 'half-written'))).not.toContain(id);
    await rm(place, { recursive: true });
    await files.write(id, pictures);
    expect(await filesOf(id)).toEqual(['screen.jpg', 'thumb.jpg']);
  });

  it('is for those who are signed in', async () => {
    expect((await send(null, jpeg)).error?.code).toBe('NOT_SIGNED_IN');
  });

  it('takes 64 at once, drawing only a few at a time', async () => {
    const large = await grainy(1000, 750).jpeg({ quality: 60 }).toBuffer();
    let most = 0;
    const watch = setInterval(() => {
      const { queue, process: running } = sharp.counters();
      most = Math.max(most, queue + running);
    }, 2);
    const answers = await Promise.all(Array.from({ length: 64 }, () => send(wang, large)));
    clearInterval(watch);
    expect(answers.map(({ status }) => status)).toEqual(Array<number>(64).fill(200));
    expect(most).toBeGreaterThan(0);
    // The library counts a step as running for a moment after the next one has begun.
    expect(most).toBeLessThanOrEqual(2 * AT_ONCE);
  }, 90_000);
});

describe('a photo of a post', () => {
  it('is seen by holders of its signed address only, until the post is approved', async () => {
    const photo = await upload();
    const id = await post([photo.id]);
    expect((await get(photo.thumb)).status).toBe(200);
    expect((await get(plain(photo.thumb))).status).toBe(404);
    expect((await get(photo.thumb.replace('thumb.jpg', 'screen.jpg'))).status).toBe(404);

    await setState(id, 'approved');
    const open = await get(plain(photo.thumb));
    expect(open.status).toBe(200);
    expect(open.headers.get('cache-control')).toBe('public, max-age=31536000, s-maxage=30, immutable');
    expect(open.headers.get('x-content-type-options')).toBe('nosniff');
    expect(server.deps.photos.view(photo, true, server.clock.now).thumb).toBe(plain(photo.thumb));
  });

  it.each(['draft', 'pending', 'rejected', 'withdrawn', 'hidden'])(
    'is not public while the post is %s',
    async (state) => {
      const photo = await upload();
      await post([photo.id], state);
      expect((await get(plain(photo.screen))).status).toBe(404);
      const signed = await get(server.deps.photos.view(photo, false, server.clock.now).screen);
      expect(signed.status).toBe(200);
      expect(signed.headers.get('cache-control')).toMatch(/^private/);
    },
  );

  it('is gone at once when the post is hidden', async () => {
    const photo = await upload();
    const id = await post([photo.id], 'approved');
    expect((await get(plain(photo.thumb))).status).toBe(200);
    await setState(id, 'hidden');
    expect((await get(plain(photo.thumb))).status).toBe(404);
    await setState(id, 'approved');
    expect((await get(plain(photo.thumb))).status).toBe(200);
  });

  it('expires with its address', async () => {
    const photo = await upload();
    server.clock.forward(2 * 3_600_000);
    expect((await get(photo.thumb)).status).toBe(404);
    server.clock.forward(-2 * 3_600_000);
  });

  it('is not sent again to a phone that has it', async () => {
    const photo = await upload();
    const etag = (await get(photo.thumb)).headers.get('etag') ?? '';
    expect(etag).toMatch(/^"[^"]+"$/);
    expect(await rawGet(photo.thumb, { 'if-none-match': etag })).toMatchObject({ status: 304, body: '' });
    expect((await rawGet(plain(photo.thumb), { 'if-none-match': etag })).status).toBe(404);
  });

  it('answers HEAD with its size and no bytes', async () => {
    const photo = await upload();
    const head = await get(photo.screen, { method: 'HEAD' });
    const body = Buffer.from(await (await get(photo.screen)).arrayBuffer());
    expect([head.status, Number(head.headers.get('content-length')), await head.text()]).toEqual([
      200,
      body.length,
      '',
    ]);
  });

  it.each([
    '/photos/',
    '/photos/../../etc/passwd',
    '/photos/%2e%2e/%2e%2e/etc/passwd',
    `/photos/${'a'.repeat(32)}/original.jpg`,
    `/photos/${'A'.repeat(32)}/thumb.jpg`,
    `/photos/${'a'.repeat(32)}/thumb.jpg/`,
    `/photos/${'a'.repeat(32)}/thumb.jpg`,
    `/photos/${'a'.repeat(32)}/thumb.jpg?e=9999999999999&s=${'a'.repeat(43)}`,
  ])('is nothing else: %s', async (path) => {
    const { status, body } = await rawGet(path);
    expect(status).toBe(404);
    expect((JSON.parse(body) as ErrorBody).error.code).toBe('NOT_FOUND');
  });

  it('answers other methods and a lost file with the error body', async () => {
    const photo = await upload();
    await server.deps.photos.files.remove(photo.id);
    for (const response of [await get(photo.thumb), await get(photo.thumb, { method: 'DELETE' })]) {
      expect(response.status).toBe(404);
      expect(((await response.json()) as ErrorBody).error.code).toBe('NOT_FOUND');
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
  });
});

describe('a post’s photos', () => {
  const attach = (ids: string[], postId: number, who: 'wang' | 'chen' = 'wang') =>
    keep({ id: server.town.people[who] }, ids, postId);

  it('keeps the order and the sizes', async () => {
    const [one, two] = [await upload(), await upload(wang, await phonePhoto())];
    const id = await post([]);
    const kept = server.deps.photos.parse(await attach([two.id, one.id], id));
    expect(kept).toEqual([
      { id: two.id, width: 400, height: 800 },
      { id: one.id, width: 900, height: 600 },
    ]);
  });

  it('frees what an edit drops, and it can be used again', async () => {
    const [one, two] = [await upload(), await upload()];
    const id = await post([one.id, two.id]);
    await attach([two.id], id);
    expect([await rowOf(one.id), await rowOf(two.id)]).toEqual([{ owner: null }, { owner: `post:${id}` }]);
    expect(await attach([], id)).toBe('[]');
    const other = await post([one.id, two.id]);
    expect(await rowOf(two.id)).toEqual({ owner: `post:${other}` });
  });

  it('refuses what is another’s, in another post, or nowhere', async () => {
    const [mine, used] = [await upload(), await upload()];
    await post([used.id]);
    const others = await upload(await server.signIn(server.town.people.chen));
    const id = await post([]);
    for (const bad of [used.id, others.id, '0'.repeat(32)])
      await expect(attach([mine.id, bad], id)).rejects.toMatchObject({
        code: 'PHOTO_NOT_YOURS',
        field: 'photos.1',
        message: '第 2 张照片已失效，请重新上传',
      });
  });
});

describe('photo.view', () => {
  it('gives fresh addresses of one’s own photos, in their order, and leaves out what is gone or another’s', async () => {
    const [one, two] = [await upload(), await upload()];
    const others = await upload(await server.signIn(server.town.people.chen));
    server.clock.forward(3 * 3_600_000);
    const wang = await server.signIn(server.town.people.wang);
    const { reply } = await server.call(wang, 'photo.view', {
      photos: [two.id, '0'.repeat(32), others.id, one.id],
    });
    expect(reply.photos.map(({ id }) => id)).toEqual([two.id, one.id]);
    expect((await fetch(server.url + one.screen)).status).toBe(404);
    for (const { thumb, screen } of reply.photos)
      for (const path of [thumb, screen]) expect((await fetch(server.url + path)).status).toBe(200);
    server.clock.forward(-3 * 3_600_000);
  });
});

describe('the sweep', () => {
  const sweep = async () => {
    const swept = await sweepPhotos(server.source, server.deps.photos, server.clock.now);
    await deliver(server.source, photoLetters(server.deps.photos), server.clock.now);
    return swept;
  };
  const folder = (name: string) => join(server.deps.config.DATA_DIR, 'photos', name);
  const age = (path: string, days: number) => {
    const at = new Date(server.clock.now - days * DAY);
    return utimes(path, at, at);
  };

  it('deletes what no post has claimed for as long as a draft is kept, and nothing else', async () => {
    const [old, used, fresh] = [await upload(), await upload(), await upload()];
    await server.db.run(
      sql`UPDATE photos SET unused_until = ${server.clock.now} WHERE id IN (${[old.id, used.id]})`,
    );
    expect(await server.db.row(sql`SELECT unused_until AS until FROM photos WHERE id = ${fresh.id}`)).toEqual(
      {
        until: server.clock.now + LIMITS.draftPhotoMs,
      },
    );
    await post([used.id]);
    expect((await sweep()).unused).toBe(1);
    expect([await rowOf(old.id), await filesOf(old.id)]).toEqual([undefined, []]);
    for (const { id } of [used, fresh]) expect(await filesOf(id)).toHaveLength(2);
    expect((await sweep()).unused).toBe(0);
  });

  it('deletes files that no row names once they are a day old, and what was half written', async () => {
    const known = await upload();
    const [stray, young, half] = [
      'ab/ab00000000000000000000000000dead',
      'ab/ab00000000000000000000000000cafe',
      'half-written/x',
    ];
    for (const name of [stray, young, half]) {
      await mkdir(folder(name), { recursive: true });
      await writeFile(join(folder(name), 'thumb.jpg'), 'x');
    }
    for (const name of [stray, half]) await age(folder(name), 2);
    await age(folder(`${known.id.slice(0, 2)}/${known.id}`), 2);
    await age(folder(young), 0);
    expect((await sweep()).strays).toBeGreaterThanOrEqual(1);
    const left = [...(await readdir(folder('ab'))), ...(await readdir(folder('half-written')))];
    expect(left).toContain('ab00000000000000000000000000cafe');
    expect(left).not.toContain('ab00000000000000000000000000dead');
    expect(left).not.toContain('x');
    expect(await filesOf(known.id)).toHaveLength(2);
  });
});
