import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';

/** `answered`: the write was carried out, and then the process is gone. `in flight`: nobody waits for the answer. */
export type Cut = 'answered' | 'in flight';

export interface Cutter {
  /** Behind which write the cut fell, and whether what was written then stays. */
  fallen: { sql: string; committed: boolean } | null;
}

const READS = /^\s*(SELECT|SHOW)\b/i;

/**
 * Ends the connection of the query runner that is made next, behind its write number `at`, as a kill of the process would. Writes in `passed`
 * are not counted: each start repeats them.
 */
export function cutWrites(source: DataSource, at: number, cut: Cut, passed: readonly string[] = []): Cutter {
  const cutter: Cutter = { fallen: null };
  const make = source.createQueryRunner.bind(source);
  source.createQueryRunner = (...mode) => {
    source.createQueryRunner = make;
    const runner = make(...mode);
    const query = runner.query.bind(runner) as (sql: string, ...rest: unknown[]) => Promise<unknown>;
    let writes = 0;
    let open = false;
    const counted = async (sql: string, ...rest: unknown[]): Promise<unknown> => {
      if (cutter.fallen) throw new Error('the process is gone');
      if (READS.test(sql) || passed.includes(sql) || ++writes < at) {
        if (sql === 'START TRANSACTION') open = true;
        if (sql === 'COMMIT') open = false;
        return query(sql, ...rest);
      }
      const connection = (await runner.connect()) as { destroy: () => void };
      const answer = query(sql, ...rest);
      if (cut === 'answered') await answer;
      else {
        answer.catch(() => undefined);
        await sleep(Math.random() * 4);
      }
      connection.destroy();
      const within = sql === 'START TRANSACTION' || (open && sql !== 'COMMIT');
      cutter.fallen = { sql, committed: cut === 'answered' && !within };
      throw new Error('the process is gone');
    };
    runner.query = counted as typeof runner.query;
    return runner;
  };
  return cutter;
}
