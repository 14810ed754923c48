import type Koa from 'koa';

const FORM = /^\/s\/([\w-]{36})$/;

/**
 * Where a code leads that somebody scanned with the phone's own camera: in WeChat a link rule opens the mini program's
 * counter, everywhere else the web build's. The counter then asks whether the caller works there.
 */
export const codeLinks: Koa.Middleware = async (ctx, next) => {
  const token = ctx.method === 'GET' ? FORM.exec(ctx.path)?.[1] : undefined;
  if (!token) {
    await next();
    return;
  }
  ctx.set('cache-control', 'no-store');
  ctx.redirect(`/packages/shop/counter/index?code=${token}`);
};
