import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import type Koa from 'koa';
import serve from 'koa-static';
import { Refusal } from './errors';

const ASSETS = join(__dirname, '../assets');
const YEAR = 365 * 86_400_000;
/** The web build's own files carry a hash in their name; the page itself must be asked for each time. */
const hashed = /[.-][0-9a-f]{8,}\.\w+(\.gz)?$/;

/** Serves the web build at / (every page address gives its index.html) and the server's own drawings at /assets. */
export function webBuild(root: string): Koa.Middleware {
  const files = orNotFound(
    serve(root, {
      index: false,
      setHeaders: (response, path) => {
        response.setHeader(
          'cache-control',
          hashed.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        );
        // WeChat loads the font from its own origin.
        if (path.endsWith('.woff2')) response.setHeader('access-control-allow-origin', '*');
      },
    }),
  );
  const assets = orNotFound(
    serve(existsSync(ASSETS) ? ASSETS : join(__dirname, '../../assets'), { index: false, maxage: YEAR / 52 }),
  );
  return async (ctx, next) => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') {
      await next();
      return;
    }
    if (ctx.path.startsWith('/assets/')) {
      const { path } = ctx;
      ctx.path = path.slice('/assets'.length);
      // What is not among the server's drawings belongs to the web build: its font.
      await assets(ctx, async () => {
        ctx.path = path;
        await files(ctx, next);
      });
      return;
    }
    await files(ctx, async () => {
      if (ctx.accepts('html') && !/\.\w+$/.test(ctx.path)) await page(ctx, root);
    });
  };
}

/** An address that cannot be one (`/%`, `/../..`) is told like one that leads nowhere. */
function orNotFound(files: Koa.Middleware): Koa.Middleware {
  return async (ctx, next) => {
    try {
      await files(ctx, next);
    } catch (error) {
      const status = error instanceof Error && 'status' in error ? Number(error.status) : 500;
      throw !(error instanceof Refusal) && status >= 400 && status < 500 ? new Refusal('NOT_FOUND') : error;
    }
  };
}

async function page(ctx: Koa.Context, root: string): Promise<void> {
  const index = await readFile(join(root, 'index.html')).catch(() => null);
  if (!index) return;
  ctx.set('cache-control', 'no-cache');
  ctx.type = 'html';
  ctx.body = index;
}
