import { setTimeout as sleep } from 'node:timers/promises';
import { startJobs } from './jobs';
import { makeLog } from './log';

const log = makeLog('silent');

test('jobs go on beside one that fails, and stopping waits for what runs and begins nothing more', async () => {
  let runs = 0;
  let ended = 0;
  const jobs = startJobs(
    [
      { name: 'fails', everyMs: 5, work: () => Promise.reject(new Error('as it should')) },
      {
        name: 'works',
        everyMs: 5,
        work: async () => {
          runs++;
          await sleep(50);
          ended++;
          return {};
        },
      },
    ],
    log,
  );
  while (runs < 2) await sleep(5);
  await jobs.stop();
  expect(ended).toBe(runs);
  const before = runs;
  await sleep(100);
  expect(runs).toBe(before);
});
