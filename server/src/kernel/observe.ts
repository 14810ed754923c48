import type Koa from 'koa';
import { collectDefaultMetrics, Histogram, register } from 'prom-client';
import type { DataSource } from 'typeorm';
import type { Logger } from './log';
import { requestId } from './pipeline';

const calls = new Histogram({
  name: 'jishan_call_seconds',
  help: 'Time of a call by name and outcome',
  labelNames: ['call', 'code'],
  buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
});

/** Gives each request its id, writes one line for it and counts its time. */
export function observe(log: Logger): Koa.Middleware {
  return async (ctx, next) => {
    ctx.state.requestId = requestId();
    ctx.set('x-request-id', ctx.state.requestId as string);
    const start = performance.now();
    await next();
    const call = ctx.state.call as string | undefined;
    if (!call) return;
    const ms = performance.now() - start;
    const code = (ctx.state.code as string | undefined) ?? 'OK';
    calls.observe({ call, code }, ms / 1000);
    log.info(
      {
        requestId: ctx.state.requestId as string,
        call,
        code,
        user: ctx.state.userId as number,
        ms: Math.round(ms * 10) / 10,
      },
      'call',
    );
  };
}

let collecting = false;

/** /healthz: the process lives. /readyz: it can do its work. /metrics: Prometheus text. */
export function probes(source: DataSource, stopping: () => boolean): Koa.Middleware {
  if (!collecting) collectDefaultMetrics();
  collecting = true;
  return async (ctx, next) => {
    if (ctx.path === '/healthz') ctx.body = { ok: true };
    else if (ctx.path === '/readyz') {
      const problem = stopping() ? 'stopping' : await notReady(source);
      ctx.status = problem ? 503 : 200;
      ctx.body = problem ? { ok: false, problem } : { ok: true };
    } else if (ctx.path === '/metrics') {
      ctx.type = register.contentType;
      ctx.body = await register.metrics();
    } else await next();
  };
}

async function notReady(source: DataSource): Promise<string | null> {
  try {
    return (await source.showMigrations()) ? 'migrations are waiting' : null;
  } catch {
    return 'the database does not answer';
  }
}
