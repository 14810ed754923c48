import { createServer, connect, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { connectionOf } from '../kernel/database';

export type Cut = 'before' | 'after' | null;

export interface CommitCutter {
  /** The database's URL through the cutter. */
  url: string;
  /** What happens to the next COMMIT, once: 'before': it never reaches the database; 'after': its answer is lost. */
  next: Cut;
  /** How many were cut. */
  cuts: number;
  close: () => Promise<void>;
}

/** A wire between server and database that can lose a connection right at a COMMIT, before or after it happened. */
export async function cutCommits(databaseUrl: string): Promise<CommitCutter> {
  const target = connectionOf(databaseUrl);
  const sockets = new Set<Socket>();
  const dial = () =>
    'socketPath' in target
      ? connect({ path: target.socketPath })
      : connect({ host: target.host, port: target.port });

  const proxy = createServer((client) => {
    const upstream = dial();
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    let swallow = false;
    client.on('data', (data) => {
      if (cutter.next && data.includes('COMMIT')) {
        const when = cutter.next;
        cutter.next = null;
        cutter.cuts++;
        if (when === 'before') return client.destroy();
        swallow = true;
      }
      upstream.write(data);
    });
    upstream.on('data', (data) => (swallow ? client.destroy() : client.write(data)));
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));

  const url = new URL(databaseUrl);
  url.searchParams.delete('socketPath');
  url.hostname = '127.0.0.1';
  url.port = String((proxy.address() as AddressInfo).port);
  const cutter: CommitCutter = {
    url: url.toString(),
    next: null,
    cuts: 0,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => proxy.close(resolve));
    },
  };
  return cutter;
}
