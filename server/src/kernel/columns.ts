import type { EntitySchemaColumnOptions } from 'typeorm';

/** Column kinds that entities share. TypeORM gives BIGINT as text; every id and instant is below 2^53. */
const asNumber = {
  to: (value: unknown) => value,
  from: (value: string | null) => (value === null ? null : Number(value)),
};

/** An id or a count. */
export const number = {
  type: 'bigint',
  unsigned: true,
  transformer: asNumber,
} satisfies EntitySchemaColumnOptions;
/** Epoch milliseconds. */
export const instant = { type: 'bigint', transformer: asNumber } satisfies EntitySchemaColumnOptions;
