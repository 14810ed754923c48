import { isWhole, volume } from '../testing/volume';
import { migratedDatabase } from '../testing/migrated';
import { runModel } from '../testing/model/run';
import { openDatabase } from '../database';
import type { DataSource } from '../kernel/database';

/* MODEL_SEED=… plays a failure's operations again; npm run chaos -- --ops N is the long run. */
const seed = Number(process.env['MODEL_SEED'] ?? Date.now() % 1_000_000);
let source: DataSource;

beforeAll(async () => {
  source = await openDatabase(await migratedDatabase(), 70);
});
afterAll(() => source.destroy());

const OPERATIONS = volume(20_000);

test(`${OPERATIONS} random operations by 64 workers agree with the reference (seed ${seed})`, async () => {
  const counts = await runModel(source, {
    seed,
    operations: OPERATIONS,
    workers: 64,
    block: 2_500,
    residents: 24,
  });
  expect(counts.acknowledged).toBeGreaterThan(volume(5_000));
  const rare = ['POINTS_SHORT', 'POOL_SHORT', 'NOTICE_OVER', 'ALREADY_DECIDED'];
  for (const refusal of ['ALLOWANCE_USED', ...(isWhole ? rare : [])])
    expect(counts.refused[refusal]).toBeGreaterThan(0);
}, 900_000);
