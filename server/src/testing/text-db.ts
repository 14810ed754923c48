import { Db } from '../kernel/database';
import { Sql } from '../kernel/sql';

/** A database that also takes a text with `?` and its values: the tests beside the migrations speak so. */
export class TextDb extends Db {
  override rows<T>(statement: Sql | string, values: readonly unknown[] = []): Promise<T[]> {
    return super.rows<T>(asSql(statement, values));
  }

  override row<T>(statement: Sql | string, values: readonly unknown[] = []): Promise<T | undefined> {
    return super.row<T>(asSql(statement, values));
  }

  override run(statement: Sql | string, values: readonly unknown[] = []) {
    return super.run(asSql(statement, values));
  }
}

const asSql = (statement: Sql | string, values: readonly unknown[]): Sql =>
  typeof statement === 'string' ? new Sql(statement.split('?'), values) : statement;
