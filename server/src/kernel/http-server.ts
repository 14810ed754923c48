import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { setImmediate as turn, setTimeout as sleep } from 'node:timers/promises';

/** Longer than proxies keep a connection (60 s at most, usually), so that none sends into one that we are closing. */
const KEEP_ALIVE_MS = 65_000;
const HEADERS_MS = 20_000;
const TICK_MS = 50;
/** A connection that has not said anything yet is given this time once all calls are answered. */
const QUIET_MS = 300;
/** How many turns without an arrival tell that nobody waits, and how long that is tried. */
const QUIET_TURNS = 5;
const WAITING_MS = 1000;

export interface DrainOptions {
  /** How long it still takes new connections, so that proxies which ask /readyz have moved on before it refuses them. */
  delayMs: number;
  /** After this, counted from the beginning, whatever still runs is cut. */
  cutMs: number;
}

export interface HttpServer {
  server: Server;
  /** Answers what has come, takes no more, and resolves once every connection is closed. */
  drain: (options: DrainOptions) => Promise<void>;
}

export function httpServer(handle: RequestListener): HttpServer {
  const server = createServer({ connectionsCheckingInterval: 5000 });
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  server.headersTimeout = HEADERS_MS;
  const underWay = new Set<ServerResponse>();
  let leaving = false;
  let arrivals = 0;
  server.on('connection', () => arrivals++);
  /** Who waits to be let in when listening ends is reset, and Node lets in one each turn: so turns must pass in which nobody came. */
  const untilNobodyWaits = async () => {
    const end = performance.now() + WAITING_MS;
    for (let quiet = 0; quiet < QUIET_TURNS && performance.now() < end;) {
      const before = arrivals;
      await turn();
      quiet = arrivals === before ? quiet + 1 : 0;
    }
  };
  server.on('request', (_, response) => {
    underWay.add(response);
    response.once('close', () => underWay.delete(response));
    if (leaving) sayGoodbye(response);
  });
  server.on('request', handle);

  return {
    server,
    drain: async ({ delayMs, cutMs }) => {
      const cut = setTimeout(() => server.closeAllConnections(), cutMs);
      // From now on every answer is the last of its connection: a busy client is gone before the idle ones are closed.
      leaving = true;
      for (const response of underWay) sayGoodbye(response);
      await sleep(delayMs);
      await untilNobodyWaits();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      let quietMs = 0;
      const tick = setInterval(() => {
        server.closeIdleConnections();
        quietMs = underWay.size === 0 ? quietMs + TICK_MS : 0;
        if (quietMs >= QUIET_MS) server.closeAllConnections();
      }, TICK_MS);
      await closed;
      clearInterval(tick);
      clearTimeout(cut);
    },
  };
}

function sayGoodbye(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader('connection', 'close');
}
