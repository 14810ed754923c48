import type { Db } from '../kernel/database';
import { Refusal } from '../kernel/errors';
import { sql } from '../kernel/sql';
import { closeChecks, closePictures } from './check';
import type { CheckState } from './checked';
import { words } from './words';

/** What was found of a thing and its pictures, as its reviewer reads it. */
export interface Found {
  lines: { ok: boolean; text: string }[];
  /** It can be published only by somebody who says that they have seen this. */
  risky: boolean;
}

/** A thing that people review, and its pictures. */
export interface Reviewed {
  subjectId: number;
  photoIds: readonly string[];
}

interface Row {
  state: CheckState;
  word: string;
  closedAs: string;
}

const COLUMNS = sql`state, word, closed_as AS closedAs`;
const isRisky = ({ state, closedAs }: Row) =>
  closedAs !== 'release' && (state === 'risky' || state === 'word');
const isGood = ({ state, closedAs }: Row) => closedAs === 'release' || state === 'pass';
const GRAVITY: Record<CheckState, number> = { pass: 0, asked: 1, unsure: 2, review: 3, word: 4, risky: 5 };

/** The rows of some things; however many there are, in two statements. */
async function read(db: Db, kind: string, things: readonly Reviewed[]) {
  const ids = things.map(({ subjectId }) => subjectId);
  const photoIds = things.flatMap((thing) => thing.photoIds);
  const texts = ids.length
    ? await db.rows<Row & { id: number }>(
        sql`SELECT subject_id AS id, ${COLUMNS} FROM content_checks FORCE INDEX (subject)
          WHERE kind = ${kind} AND subject_id IN (${ids}) AND closed_as <> 'rewritten' ORDER BY id`,
      )
    : [];
  const pictures = await db.rows<Row & { id: string }>(
    sql`SELECT photo_id AS id, ${COLUMNS} FROM content_checks FORCE INDEX (photo)
      WHERE photo_id IN (${photoIds.length ? photoIds : ['']})`,
  );
  // Of several texts of one thing the last counts.
  const textOf = new Map(texts.map((row) => [row.id, row]));
  const pictureOf = new Map(pictures.map((row) => [row.id, row]));
  return (thing: Reviewed) => ({
    text: textOf.get(thing.subjectId),
    pictures: thing.photoIds.flatMap((id) => pictureOf.get(id) ?? []),
  });
}

/** What the machine says of each of these; nothing of what was handed in before there were checks. */
export async function foundOfEach(
  db: Db,
  kind: string,
  things: readonly Reviewed[],
): Promise<ReadonlyMap<number, Found>> {
  const of = await read(db, kind, things);
  return new Map(things.map((thing) => [thing.subjectId, foundIn(of(thing))]));
}

function foundIn({ text, pictures }: { text: Row | undefined; pictures: readonly Row[] }): Found {
  const lines: Found['lines'] = [];
  if (text) lines.push({ ok: isGood(text), text: words.ofText(text) });
  const [worst] = [...pictures].sort((one, other) => GRAVITY[other.state] - GRAVITY[one.state]);
  if (worst) {
    const alike = pictures.filter(({ state }) => state === worst.state).length;
    lines.push({ ok: isGood(worst), text: words.ofPictures(worst.state, alike) });
  }
  return { lines, risky: [...(text ? [text] : []), ...pictures].some(isRisky) };
}

/** The same of one. */
export const foundOf = async (db: Db, thing: Reviewed & { kind: string }): Promise<Found> =>
  (await foundOfEach(db, thing.kind, [thing])).get(thing.subjectId) ?? { lines: [], risky: false };

/**
 * Before a reviewed thing becomes public: CHECK_RISKY when something bad was found, unless the reviewer says to have seen it.
 * What was found is then done with. What WeChat has not said yet waits for nobody; a bad word later calls people back.
 */
export async function settleByReview(
  db: Db,
  thing: Reviewed & { kind: string },
  seen: boolean,
  field: string,
  now: number,
): Promise<void> {
  const { text, pictures } = (await read(db, thing.kind, [thing]))(thing);
  if (!seen && [...(text ? [text] : []), ...pictures].some(isRisky)) throw new Refusal('CHECK_RISKY', field);
  if (text && text.state !== 'asked') await closeChecks(db, thing.kind, thing.subjectId, 'release', now);
  const answered = pictures.filter(({ state }) => state !== 'asked').map(({ id }) => id);
  await closePictures(db, answered, 'release', now);
}
