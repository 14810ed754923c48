/** One statement that the server sent, and the first row (or the row counts) that it got. */
export interface Statement {
  sql: string;
  values: unknown[];
  row: Record<string, unknown>;
  failed: string | null;
}

/** What is known of a call before it is made, by name. */
export type Facts = Record<string, string | number | Buffer>;

/** One call as it was recorded. */
export interface Recording {
  facts: Facts;
  from: number;
  until: number;
  statements: Statement[];
}

/** Where a parameter comes from when the call is made again with other facts. */
export type Source =
  | { kind: 'same'; value: unknown }
  | { kind: 'fact'; name: string }
  | { kind: 'now' }
  /** So long after the call's own time: when a notice ends. */
  | { kind: 'later'; plus: number }
  /** A hash over what the database made (an id): to the database, any 32 bytes are as good. */
  | { kind: 'hash' }
  | { kind: 'result'; step: number; column: string; plus: number }
  | { kind: 'text'; before: string; of: Source; after: string }
  | { kind: 'list'; items: Source[] };

export interface Step {
  sql: string;
  sources: Source[];
  /** A recorded set of parameters, for EXPLAIN. */
  example: unknown[];
}

/** Every authenticated call begins with the token. */
const OPENING = 'token_hash';

/**
 * Finds out, from several recordings of one call with all facts different, where each parameter of each statement comes from.
 * Whatever the server changes in its statements, the raw side follows; what cannot be explained fails here, loudly.
 */
export function learn(recordings: readonly Recording[], opening = OPENING): Step[] {
  const [first] = recordings;
  if (!first?.statements[0]?.sql.includes(opening)) throw new Error('the call was not recorded');
  return first.statements.map((statement, step) => {
    const same = recordings.map(({ statements }) => statements[step]);
    for (const each of same) {
      if (each?.sql !== statement.sql)
        throw new Error(`the calls differ at step ${step}: ${each?.sql} and ${statement.sql}`);
      if (each.failed !== null) throw new Error(`a recorded statement failed: ${each.failed}`);
    }
    const sources = statement.values.map((_, at) => {
      const values = same.map((each) => each?.values[at]);
      const source = explain(values, recordings, step);
      if (!source)
        throw new Error(
          `parameter ${at} of ${statement.sql} cannot be explained: ${values.map(show).join(', ')}`,
        );
      return source;
    });
    return { sql: statement.sql, sources, example: statement.values };
  });
}

function explain(values: readonly unknown[], recordings: readonly Recording[], step: number): Source | null {
  if (values.every((value) => Array.isArray(value))) return explainList(values, recordings, step);
  if (values.every((value) => isSame(value, values[0]))) return { kind: 'same', value: values[0] };
  const fact = Object.keys(recordings[0]?.facts ?? {}).find((name) =>
    values.every((value, at) => isSame(value, recordings[at]?.facts[name])),
  );
  if (fact !== undefined) return { kind: 'fact', name: fact };
  const isNow = values.every((value, at) => {
    const recording = recordings[at];
    return typeof value === 'number' && recording && value >= recording.from && value <= recording.until;
  });
  if (isNow) return { kind: 'now' };
  return (
    explainLater(values, recordings) ??
    explainByResult(values, recordings, step) ??
    explainText(values, recordings, step) ??
    (values.every((value) => value instanceof Uint8Array && value.length === 32) ? { kind: 'hash' } : null)
  );
}

function explainLater(values: readonly unknown[], recordings: readonly Recording[]): Source | null {
  const [first, ...others] = values.map((value, at) => Number(value) - nowOf(recordings[at]));
  if (!values.every((value) => typeof value === 'number') || first === undefined) return null;
  return others.every((plus) => plus === first) ? { kind: 'later', plus: first } : null;
}

/** The time that the call has written down; NaN if it has none. */
function nowOf(recording: Recording | undefined): number {
  const { from = 0, until = 0, statements = [] } = recording ?? {};
  const numbers = statements.flatMap(({ values }) => values.flat(3));
  return Number(numbers.find((value) => typeof value === 'number' && value >= from && value <= until));
}

function explainList(
  values: readonly unknown[][],
  recordings: readonly Recording[],
  step: number,
): Source | null {
  const items = (values[0] ?? []).map((_, at) =>
    explain(
      values.map((list) => list[at]),
      recordings,
      step,
    ),
  );
  return items.every((item): item is Source => item !== null) ? { kind: 'list', items } : null;
}

/** A column of an earlier statement's row, or such a number and the same amount more each time. */
function explainByResult(
  values: readonly unknown[],
  recordings: readonly Recording[],
  step: number,
): Source | null {
  let nearly: Source | null = null;
  for (let earlier = step - 1; earlier >= 0; earlier--) {
    for (const column of Object.keys(recordings[0]?.statements[earlier]?.row ?? {})) {
      const found = recordings.map(({ statements }) => statements[earlier]?.row[column]);
      if (values.every((value, at) => isSame(value, found[at])))
        return { kind: 'result', step: earlier, column, plus: 0 };
      const differences = values.map((value, at) => Number(value) - Number(found[at] ?? NaN));
      const isShifted =
        values.every((value) => typeof value === 'number') && differences.every((d) => d === differences[0]);
      if (isShifted) nearly ??= { kind: 'result', step: earlier, column, plus: differences[0] ?? 0 };
    }
  }
  return nearly;
}

/** A text that is the same but for one part, which comes from somewhere. */
function explainText(
  values: readonly unknown[],
  recordings: readonly Recording[],
  step: number,
): Source | null {
  const texts = values.filter((value) => typeof value === 'string');
  const [sample = ''] = texts;
  if (texts.length !== values.length) return null;
  const digits = (text: string) => /\d/.test(text);
  let before = 0;
  while (before < sample.length && texts.every((text) => text[before] === sample[before])) before += 1;
  while (before > 0 && digits(sample[before - 1] ?? '')) before -= 1;
  let after = 0;
  const fromEnd = (text: string) => text[text.length - 1 - after];
  while (after < sample.length - before && texts.every((text) => fromEnd(text) === fromEnd(sample)))
    after += 1;
  while (after > 0 && digits(sample[sample.length - after] ?? '')) after -= 1;
  const parts = texts.map((text) => text.slice(before, text.length - after));
  if (before + after === 0) return null;
  const asNumbers = parts.every((part) => /^\d+$/.test(part)) ? parts.map(Number) : null;
  const of = (asNumbers && explain(asNumbers, recordings, step)) ?? explain(parts, recordings, step);
  return (
    of && { kind: 'text', before: sample.slice(0, before), of, after: sample.slice(sample.length - after) }
  );
}

function isSame(a: unknown, b: unknown): boolean {
  return Buffer.isBuffer(a) || a instanceof Uint8Array
    ? (Buffer.isBuffer(b) || b instanceof Uint8Array) && Buffer.from(a).equals(Buffer.from(b))
    : a === b;
}

const show = (value: unknown) =>
  value instanceof Uint8Array ? Buffer.from(value).toString('hex') : JSON.stringify(value);
