import { connect, type Socket } from 'node:net';

export interface Answer {
  status: number;
  body: () => string;
}

/**
 * One kept connection that makes calls one after the other. It reads no more of an answer than where it ends: a whole HTTP
 * client works longer over a page of the feed than a server that has the page ready, and on the same processors
 * (docs/decisions/0330-cheaper-calls.md).
 */
export interface Connection {
  /** POSTs a JSON body; headers as lines without the last line break. */
  post: (path: string, headers: string, body: string) => Promise<Answer>;
  close: () => void;
}

const TIMEOUT_MS = 30_000;
const HEAD_END = Buffer.from('\r\n\r\n');

export async function openConnection(address: string): Promise<Connection> {
  const { hostname, port, host } = new URL(address);
  const socket = connect(Number(port), hostname);
  socket.setNoDelay(true);
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('error', reject);
  });
  socket.setTimeout(TIMEOUT_MS, () => socket.destroy(new Error(`no answer in ${TIMEOUT_MS} ms`)));
  const answers = answersOf(socket);
  return {
    post: (path, headers, body) => {
      const length = Buffer.byteLength(body);
      socket.write(
        `POST ${path} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: ${length}\r\n${headers}\r\n\r\n${body}`,
      );
      return answers.next();
    },
    close: () => socket.destroy(),
  };
}

/** Cuts what comes into answers; each must say its length. */
function answersOf(socket: Socket): { next: () => Promise<Answer> } {
  let waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void } | undefined;
  let parts: Buffer[] = [];
  let missing = Infinity;
  let head = { status: 0, length: 0 };
  const settle = () => {
    const { status, length } = head;
    const whole = parts.length === 1 ? (parts[0] as Buffer) : Buffer.concat(parts);
    parts = [];
    missing = Infinity;
    waiting?.resolve({ status, body: () => whole.toString('utf8', whole.length - length) });
  };
  const fail = (error: Error) => waiting?.reject(error);
  socket.on('error', fail);
  socket.on('close', () => fail(new Error('the connection was closed')));
  socket.on('data', (part) => {
    parts.push(part);
    if (missing !== Infinity) missing -= part.length;
    else {
      const begun = parts.length === 1 ? part : Buffer.concat(parts);
      const end = begun.indexOf(HEAD_END);
      if (end < 0) return;
      const said = begun.toString('latin1', 0, end);
      const length = /\r\ncontent-length: (\d+)/i.exec(said)?.[1];
      if (length === undefined) return fail(new Error(`an answer without its length: ${said}`));
      head = { status: Number(said.slice(9, 12)), length: Number(length) };
      missing = end + HEAD_END.length + head.length - begun.length;
    }
    if (missing <= 0) settle();
  });
  return { next: () => new Promise((resolve, reject) => (waiting = { resolve, reject })) };
}
