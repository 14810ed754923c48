import { z } from 'zod';
import type { Call } from '@jishan/shared/api';
import { leavesOf, type Field } from '@jishan/shared/api/fields';

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
  maximum?: number;
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
  if (type === 'string') wrong.push(1, true);
  if (type === 'integer') wrong.push('1', 1.5, 2 ** 60, 1e308, ...((schema.minimum ?? 0) < 0 ? [] : [-1]));
  const { minimum, maximum } = schema.anyOf?.[0] ?? schema;
  for (const beyond of [
    maximum === undefined ? null : maximum + 1,
    minimum === undefined ? null : minimum - 1,
  ])
    if (beyond !== null && Number.isSafeInteger(beyond)) wrong.push(beyond);
  if (type === 'boolean') wrong.push('true', 1);
  if (type === 'array') wrong.push('1', Array(100).fill(1), [null]);
  return wrong;
}

/** A string somewhere in the sample of an input. */
interface StringField {
  /** As a refusal names it: 'items.0.note'. */
  name: string;
  field: Field;
  /** The input with another value there. */
  put: (value: string) => unknown;
}

/** Every string of an input that its sample reaches: of several kinds, those of the first. */
export function stringsOf(call: Call, good: unknown): StringField[] {
  return leavesOf(call.input).flatMap(({ path, field }) => {
    const steps = path.map((step) => (step === '[]' ? '0' : step));
    if (!field || field.kind === 'number' || !reaches(good, steps)) return [];
    return [{ name: steps.join('.'), field, put: (value: string) => putAt(good, steps, value) }];
  });
}

type Tree = Record<string, unknown>;
/** `cursor` is left out of a sample, but may be put in. */
const reaches = (tree: unknown, [step, ...rest]: string[]): boolean =>
  step === undefined ||
  (step === 'cursor' && rest.length === 0) ||
  (typeof tree === 'object' && tree !== null && step in tree && reaches((tree as Tree)[step], rest));

function putAt(tree: unknown, [step, ...rest]: string[], value: string): unknown {
  if (step === undefined) return value;
  if (Array.isArray(tree))
    return (tree as unknown[]).map((item, at) => (String(at) === step ? putAt(item, rest, value) : item));
  return { ...(tree as Tree), [step]: putAt((tree as Tree)[step], rest, value) };
}

/** Strings that no field takes, each with why: what nobody sees, what turns others' words, what no file holds, far too much. */
export function wrongStrings({ form }: Field): [why: string, value: string][] {
  return [
    ['control', '好\u0007'],
    ['direction', '\u202e好'],
    ['isolate', '好\u2067'],
    ['noncharacter', '好\uffff'],
    ['half a pair', '好\ud800'],
    // A field that may be empty reads this as empty.
    ...(form?.required === false ? [] : [['invisible', '\u3164\u200b\u2800'] as [string, string]]),
    ['ten times too long', '字'.repeat(10 * (form?.max ?? 300))],
  ];
}
