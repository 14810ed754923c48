import { z } from 'zod';
import type { Call } from '@jishan/shared/api';

/** The part of JSON Schema that the contract's inputs use. */
export interface Schema {
  type?: string;
  properties?: Record<string, Schema>;
  required?: string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: Schema[];
  /** An input of several kinds. */
  oneOf?: Schema[];
  pattern?: string;
  items?: Schema;
  minimum?: number;
  minItems?: number;
  /** What the contract gives as an example, where no general value would do. */
  examples?: unknown[];
}

/** The input of a call; of one that comes in several kinds, the first. */
export function inputSchema(call: Call): Schema {
  const schema = z.toJSONSchema(call.input, { io: 'input', unrepresentable: 'any' }) as Schema;
  return schema.oneOf?.[0] ?? schema;
}

/** Short enough for any text, and one for each form that the contract asks for. */
const STRINGS = ['今天', 'building-07', '0'.repeat(32), '2026-11'];

/** A value that fits a schema. */
export function sampleOf(schema: Schema): unknown {
  if (schema.examples) return schema.examples[0];
  if (schema.const !== undefined) return schema.const;
  if (schema.anyOf) return sampleOf(schema.anyOf[0] ?? {});
  if (schema.enum) return schema.enum[0];
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties ?? {})
          .filter(([name]) => name !== 'cursor')
          .map(([name, property]) => [name, sampleOf(property)]),
      );
    case 'array':
      return Array.from({ length: schema.minItems ?? 0 }, () => sampleOf(schema.items ?? {}));
    case 'integer':
    case 'number':
      return Math.max(1, schema.minimum ?? 1);
    case 'boolean':
      return true;
    default:
      return STRINGS.find((text) => !schema.pattern || new RegExp(schema.pattern).test(text)) ?? '';
  }
}

/** Values that fit no field of that kind. */
export function wrongValues(schema: Schema): unknown[] {
  const nullable = schema.anyOf?.some((option) => option.type === 'null') ?? false;
  const type = schema.anyOf ? schema.anyOf[0]?.type : schema.type;
  const wrong: unknown[] = [{}, { $gt: '' }, ...(nullable ? [] : [null])];
  if (type !== 'array') wrong.push([], [1]);
  if (type !== 'string' || schema.pattern || schema.enum)
    wrong.push('\u0000', "' OR 1=1 -- ", '😀'.repeat(10));
  if (type === 'string') wrong.push(1, true, 'a\ud800', 'a\u0000b', '字'.repeat(30_000));
  if (type === 'integer') wrong.push('1', 1.5, 2 ** 60, 1e308);
  // A change may go down as well as up.
  if (type === 'integer' && (schema.minimum ?? 0) >= 0) wrong.push(-1);
  if (type === 'boolean') wrong.push('true', 1);
  if (type === 'array') wrong.push('1', Array(100).fill(1), [null]);
  return wrong;
}
