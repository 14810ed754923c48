import { createServer, type Server } from 'node:http';
import { AggregatorRegistry, collectDefaultMetrics, register } from 'prom-client';

/** A server of its own for /metrics (Prometheus text): what it tells is nobody's business outside. It does not listen yet. */
export function metricsServer(): Server {
  collectDefaultMetrics();
  return serverOf(() => register.metrics());
}

/** In one of several processes: tells the primary what it measures, when asked. */
export function measureForPrimary(): void {
  collectDefaultMetrics();
  new AggregatorRegistry();
}

/** In their primary: what all measure, added up, and what `own` does. */
export function summedMetricsServer(own: { metrics: () => Promise<string> }): Server {
  const all = new AggregatorRegistry();
  return serverOf(async () => `${await all.clusterMetrics()}\n${await own.metrics()}`);
}

function serverOf(read: () => Promise<string>): Server {
  const server = createServer((request, response) => {
    if (request.url !== '/metrics' || request.method !== 'GET') {
      response.writeHead(404).end();
      return;
    }
    read().then(
      (text) => response.setHeader('content-type', register.contentType).end(text),
      () => response.writeHead(500).end(),
    );
  });
  // It keeps nobody alive.
  server.unref();
  return server;
}
