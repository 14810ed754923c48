import helmet from 'helmet';
import type Koa from 'koa';

/*
 * What a browser may do with an answer of ours. The web build has no inline script; its components write style elements,
 * pictures are drawn into data addresses, and a chosen photo is shown and sent from a blob. Pictures may be shown by other
 * origins, because inside WeChat everything is one.
 */
const POLICY = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'style-src': ["'self'", "'unsafe-inline'"],
  'img-src': ["'self'", 'data:', 'blob:'],
  'font-src': ["'self'", 'data:'],
  'connect-src': ["'self'", 'blob:'],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

/** Sets the security headers of every answer; those that bind a name to https only where it is served so. */
export function securityHeaders(isHttps: boolean): Koa.Middleware {
  const set = helmet({
    contentSecurityPolicy: { useDefaults: false, directives: POLICY },
    crossOriginOpenerPolicy: isHttps,
    crossOriginResourcePolicy: { policy: 'cross-origin' },
    originAgentCluster: false,
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: isHttps && { maxAge: 365 * 86_400, includeSubDomains: false },
    xFrameOptions: { action: 'deny' },
  });
  return async (ctx, next) => {
    await new Promise<void>((resolve, reject) =>
      set(ctx.req, ctx.res, (error?: unknown) =>
        error ? reject(error instanceof Error ? error : new Error('helmet refused')) : resolve(),
      ),
    );
    await next();
  };
}
