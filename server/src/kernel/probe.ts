import { createConnection } from 'mysql2/promise';
import { connectionOf } from './database';
import { deadlineIn } from './deadline';

const ANSWER_MS = 2000;
/** However often it is asked, the database hears of it once in this time. */
const REMEMBER_MS = 1000;

/**
 * Whether the database answers, within two seconds. It asks over a connection of its own: a busy pool is no reason to be
 * taken out of service, and a probe must not wait behind calls.
 */
export function databaseProbe(url: string): () => Promise<boolean> {
  let asked = -Infinity;
  let answer: Promise<boolean> = Promise.resolve(false);
  return () => {
    if (performance.now() - asked < REMEMBER_MS) return answer;
    asked = performance.now();
    answer = deadlineIn(ANSWER_MS)
      .race(ask(url))
      .catch(() => false);
    return answer;
  };
}

async function ask(url: string): Promise<true> {
  const connection = await createConnection({ ...connectionOf(url), connectTimeout: ANSWER_MS });
  // A database that stands still keeps the question for ever; nobody waits for it then.
  const giveUp = setTimeout(() => connection.destroy(), ANSWER_MS);
  try {
    await connection.query('SELECT 1');
    return true;
  } finally {
    clearTimeout(giveUp);
    connection.destroy();
  }
}
