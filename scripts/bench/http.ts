import { connect, type Socket } from 'node:net';
import { once } from 'node:events';

/**
 * A keep-alive HTTP/1.1 connection that does no more than it must, so that what is measured is the server and not the client:
 * one call at a time, the answer read by its Content-Length.
 */
export class HttpConnection {
  private waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | null = null;
  private received: Buffer[] = [];
  private size = 0;
  private needed = -1;

  private constructor(
    private readonly socket: Socket,
    private readonly host: string,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => this.read(chunk));
    socket.on('error', (error) => this.waiting?.reject(error));
    socket.on('close', () => this.waiting?.reject(new Error('the server closed the connection')));
  }

  static async open(port: number): Promise<HttpConnection> {
    const socket = connect(port, '127.0.0.1');
    await once(socket, 'connect');
    return new HttpConnection(socket, `127.0.0.1:${port}`);
  }

  post(path: string, token: string, body: string, key?: string): Promise<Answer> {
    const head = `POST ${path} HTTP/1.1\r\nHost: ${this.host}\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\n`;
    const keyLine = key === undefined ? '' : `Idempotency-Key: ${key}\r\n`;
    return new Promise((resolve, reject) => {
      this.waiting = { resolve, reject };
      this.socket.write(`${head}${keyLine}Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
    });
  }

  close(): void {
    this.waiting = null;
    this.socket.destroy();
  }

  private read(chunk: Buffer): void {
    this.received.push(chunk);
    this.size += chunk.length;
    if (this.needed < 0) {
      const all = this.received.length === 1 ? chunk : Buffer.concat(this.received);
      const end = all.indexOf('\r\n\r\n');
      if (end < 0) return;
      const length = /content-length: (\d+)/i.exec(all.toString('latin1', 0, end))?.[1];
      if (length === undefined) return this.waiting?.reject(new Error('an answer without Content-Length'));
      this.needed = end + 4 + Number(length);
    }
    if (this.size < this.needed) return;
    const all = this.received.length === 1 ? chunk : Buffer.concat(this.received);
    const { waiting } = this;
    [this.received, this.size, this.needed, this.waiting] = [[], 0, -1, null];
    waiting?.resolve({ status: Number(all.toString('latin1', 9, 12)), bytes: all });
  }
}

export interface Answer {
  status: number;
  bytes: Buffer;
}
