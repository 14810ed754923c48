import { open } from 'node:fs/promises';
import type Koa from 'koa';
import { anyChangeOf } from '../kernel/changes';
import { Db, type DataSource } from '../kernel/database';
import { CALL_MS, deadlineIn } from '../kernel/deadline';
import { Refusal } from '../kernel/errors';
import { keptBriefly } from '../kernel/kept-briefly';
import type { PhotoSize } from './image';
import { isPublicPhoto, type PhotoOwner, type PhotoStore } from './photo-store';

const ADDRESS = /^\/photos\/([0-9a-f]{32})\/(thumb|screen)\.jpg$/;
/** Photos that are looked at in the same second. */
const MAX = 20_000;

/*
 * A public photo's bytes never change, so a phone keeps them for good; but a post may be hidden and a shop suspended, and
 * then their photos must go. We ask whether one is public as often as whether a session is open: a hidden photo is gone here at once, from
 * other processes within a second. Shared caches before us (`s-maxage`) hold it for half a minute; phones that had loaded it keep it.
 */
const PUBLIC = 'public, max-age=31536000, s-maxage=30, immutable';
const PRIVATE = 'private, max-age=3600';

/** Serves /photos/<id>/<size>.jpg: to everybody once something public shows the photo, before that to holders of a signed address. */
export function servePhotos(
  store: PhotoStore,
  source: DataSource,
  owners: readonly PhotoOwner[],
  clock: () => number = Date.now,
): Koa.Middleware {
  const db = new Db(source.manager);
  const changes = anyChangeOf('photos', ...owners.flatMap(({ tables }) => tables));
  const isPublic = keptBriefly<boolean>({ max: MAX, changes });

  return async (ctx, next) => {
    if (!ctx.path.startsWith('/photos/')) {
      await next();
      return;
    }
    const [, id, size] = ADDRESS.exec(ctx.path) ?? [];
    if (!id || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) throw new Refusal('NOT_FOUND');
    const now = clock();
    const isSigned = store.signer.isValid(id, size as PhotoSize, ctx.query, now);
    if (!isSigned) {
      const asked = isPublic(id, now, () => isPublicPhoto(db, owners, id));
      if (!(await deadlineIn(CALL_MS).race(asked))) throw new Refusal('NOT_FOUND');
    }
    ctx.set('cache-control', isSigned ? PRIVATE : PUBLIC);
    ctx.set('x-content-type-options', 'nosniff');
    ctx.etag = `${id}-${size}`;
    ctx.status = 200;
    if (ctx.fresh) ctx.status = 304;
    else await send(ctx, store.files.pathOf(id, size as PhotoSize));
  };
}

async function send(ctx: Koa.Context, path: string): Promise<void> {
  const file = await open(path).catch(() => null);
  if (!file) throw new Refusal('NOT_FOUND');
  ctx.type = 'image/jpeg';
  ctx.length = (await file.stat()).size;
  if (ctx.method === 'HEAD') await file.close();
  else ctx.body = file.createReadStream();
}
