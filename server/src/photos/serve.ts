import { open } from 'node:fs/promises';
import type Koa from 'koa';
import { LRUCache } from 'lru-cache';
import { Db, type DataSource } from '../kernel/database';
import { CALL_MS, deadlineIn } from '../kernel/deadline';
import { Refusal } from '../kernel/errors';
import type { PhotoSize } from './image';
import { isPublicPhoto, type PhotoOwner, type PhotoStore } from './photo-store';

const ADDRESS = /^\/photos\/([0-9a-f]{32})\/(thumb|screen)\.jpg$/;
const REMEMBER_MS = 30_000;

/*
 * A public photo's bytes never change, so a phone keeps them for good; but a post may be hidden and a shop suspended, and
 * then their photos must go. Shared caches (`s-maxage`) and our own memory of what is public therefore hold for half a minute each: a hidden
 * photo is gone everywhere but on phones that had already loaded it within a minute.
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
  const known = new LRUCache<string, true>({ max: 50_000, ttl: REMEMBER_MS });
  const isPublic = async (id: string) => {
    if (known.has(id)) return true;
    const found = await isPublicPhoto(db, owners, id);
    if (found) known.set(id, true);
    return found;
  };

  return async (ctx, next) => {
    if (!ctx.path.startsWith('/photos/')) {
      await next();
      return;
    }
    const [, id, size] = ADDRESS.exec(ctx.path) ?? [];
    if (!id || (ctx.method !== 'GET' && ctx.method !== 'HEAD')) throw new Refusal('NOT_FOUND');
    const isSigned = store.signer.isValid(id, size as PhotoSize, ctx.query, clock());
    if (!isSigned && !(await deadlineIn(CALL_MS).race(isPublic(id)))) throw new Refusal('NOT_FOUND');
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
