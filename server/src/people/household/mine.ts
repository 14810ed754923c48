import type { Db } from '../../kernel/database';
import { sql } from '../../kernel/sql';

/** How many belong to somebody's family, and how many ask the one who founded it; null: they are in none. */
export async function ownFamily(db: Db, userId: number): Promise<{ members: number; asking: number } | null> {
  const row = await db.row<{ members: number; asking: number }>(
    sql`SELECT COUNT(IF(m.state = 'joined', 1, NULL)) AS members,
        COUNT(IF(m.state = 'asked' AND h.founder_id = ${userId}, 1, NULL)) AS asking
      FROM household_members own JOIN households h ON h.id = own.household_id
        JOIN household_members m ON m.household_id = own.household_id AND m.member = 1
      WHERE own.user_id = ${userId} AND own.member = 1 AND own.state = 'joined'`,
  );
  return row && row.members > 0 ? row : null;
}
