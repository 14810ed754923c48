import { createServer, type Server } from 'node:http';
import { collectDefaultMetrics, register } from 'prom-client';

/** A server of its own for /metrics (Prometheus text): what it tells is nobody's business outside. It does not listen yet. */
export function metricsServer(): Server {
  collectDefaultMetrics();
  const server = createServer((request, response) => {
    if (request.url !== '/metrics' || request.method !== 'GET') {
      response.writeHead(404).end();
      return;
    }
    register.metrics().then(
      (text) => response.setHeader('content-type', register.contentType).end(text),
      () => response.writeHead(500).end(),
    );
  });
  // It keeps nobody alive.
  server.unref();
  return server;
}
