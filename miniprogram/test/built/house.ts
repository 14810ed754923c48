import http from 'node:http';
import type { Sent } from './phone';

/** A real server behind the phone: the demo town that scripts/jest/start-house.mjs has opened. */
export function ask({ name, data, header }: Sent): Promise<{ statusCode: number; data: unknown }> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...header,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(data),
    };
    const request = http.request(
      `${process.env.HOUSE_URL}/api/${name}`,
      { method: 'POST', headers },
      (reply) => {
        const parts: Buffer[] = [];
        reply.on('data', (part: Buffer) => parts.push(part));
        reply.on('end', () => {
          const text = Buffer.concat(parts).toString();
          resolve({ statusCode: reply.statusCode ?? 0, data: JSON.parse(text) as unknown });
        });
      },
    );
    request.on('error', reject);
    request.end(data);
  });
}
