import { randomUUID } from 'node:crypto';
import { createConnection } from 'mysql2/promise';
import { connectionOf } from '../kernel/database';

/** A database of its own on the server that Jest's global setup started (or TEST_DATABASE_URL names); gives its URL. */
export async function emptyDatabase(): Promise<string> {
  const base = process.env['TEST_DATABASE_URL'];
  if (!base)
    throw new Error('TEST_DATABASE_URL is not set: run the tests through npm test or npm run test:server');
  const name = `test_${randomUUID().replaceAll('-', '').slice(0, 16)}`;
  const { database: _none, ...connection } = connectionOf(base);
  const admin = await createConnection(connection);
  await admin.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin`);
  await admin.end();
  const url = new URL(base);
  url.pathname = `/${name}`;
  return url.toString();
}
