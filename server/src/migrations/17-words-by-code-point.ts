import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * What people write in a single line is counted in characters as they see them, and a family emoji takes seven or eight code
 * points: those columns become wide enough. `submissions.title` and `orders.title` are made from such lines.
 */
const WIDER: Record<string, Record<string, number>> = {
  users: { name: 160 },
  households: { name: 160 },
  posts: { place: 320 },
  merchants: { name: 160, giving: 320, address: 480 },
  submissions: { title: 320 },
  offers: { title: 160 },
  vouchers: { title: 160 },
  news: { title: 240 },
  products: { name: 160, unit: 32 },
  product_prices: { unit: 32 },
  orders: { title: 200 },
  order_items: { name: 160, unit: 32 },
  cards: { title: 160 },
  funds: { title: 160 },
};

interface Column {
  tableName: string;
  name: string;
  type: string;
  nullable: 'YES' | 'NO';
  /** MariaDB gives a literal with its quotes, MySQL without. */
  given: string | null;
}

/*
 * Words compare by code point. The collation so far took 𠮷 and 𬭎 for one character, and every emoji for every other. It is
 * asked which columns there are, because this runs whatever the migrations between have added; what is ascii stays as it is.
 */
export class WordsByCodePoint17 implements MigrationInterface {
  name = 'WordsByCodePoint1763800000017';

  async up(runner: QueryRunner): Promise<void> {
    const tables = (await runner.query(
      `SELECT table_name AS name FROM information_schema.tables
        WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE' ORDER BY table_name`,
    )) as { name: string }[];
    const columns = (await runner.query(
      `SELECT table_name AS tableName, column_name AS name, column_type AS type, is_nullable AS nullable, column_default AS given
        FROM information_schema.columns
        WHERE table_schema = DATABASE() AND character_set_name = 'utf8mb4' AND data_type <> 'enum'
        ORDER BY table_name, ordinal_position`,
    )) as Column[];
    for (const { name } of tables) {
      const changes = columns.filter(({ tableName }) => tableName === name).map(changeOf);
      await runner.query(
        `ALTER TABLE ${name} ${[...changes, 'DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin'].join(', ')}`,
      );
    }
  }

  /** Wider columns that tell more characters apart do no earlier version any harm. */
  down(): Promise<void> {
    return Promise.resolve();
  }
}

function changeOf({ tableName, name, type, nullable, given }: Column): string {
  const wider = WIDER[tableName]?.[name];
  const isGiven = given !== null && given !== 'NULL';
  if (isGiven && given !== '' && given !== "''")
    throw new Error(`${tableName}.${name} has a default of its own`);
  return `MODIFY ${name} ${wider === undefined ? type : `VARCHAR(${wider})`} CHARACTER SET utf8mb4 COLLATE utf8mb4_bin ${
    nullable === 'YES' ? 'NULL' : 'NOT NULL'
  }${isGiven ? " DEFAULT ''" : ''}`;
}
