import { DAY, dayOf, HOUR, startOfDay } from '@jishan/shared/calendar';
import type { Db } from '../kernel/database';
import { allFailed, sweepBatches, type Failed, type Swept } from '../kernel/sweep';
import { raw, sql, type Sql } from '../kernel/sql';
import { tellAll } from '../inbox';
import type { Subject } from './subject';
import { words } from './words';

/** A day of likes ends at eight in the morning, when people look. */
const ENDS = 8 * HOUR;
/** Days that a server may have stood still and are still told. */
const DAYS_BACK = 3;
const BATCH = 500;

interface Day {
  /** The day on which it ends: '2026-11-22'. */
  name: string;
  from: number;
  to: number;
}

interface Liked {
  subjectId: number;
  authorId: number;
  words: string;
  likes: number;
  newest: number;
  name: string | null;
}

const causeOf = (subject: Subject, id: number, { name }: Day) => `like:${subject.kind}:${id}:${name}`;

/**
 * Tells authors how many have liked a thing of theirs, once a day and thing. Likes themselves are what waits to be told: who
 * takes theirs back before the day ends is not counted, and whoever was told is passed over, so it may be cut off anywhere.
 */
export async function tellOfLikes(
  db: Db,
  subjects: readonly Subject[],
  now: number,
  signal?: AbortSignal,
): Promise<{ told: number; failed?: Failed }> {
  const sweeps: Swept[] = [];
  for (const day of daysUntil(now))
    for (const subject of subjects)
      if (subject.told) sweeps.push(await tellDay(db, subject, subject.told, day, now, signal));
  return { told: sweeps.reduce((sum, { done }) => sum + done, 0), ...allFailed(...sweeps) };
}

function daysUntil(now: number): Day[] {
  const last = startOfDay(dayOf(now - ENDS)) + ENDS;
  return Array.from({ length: DAYS_BACK }, (_, back) => {
    const to = last - back * DAY;
    return { name: dayOf(to), from: to - DAY, to };
  }).reverse();
}

const tellDay = (
  db: Db,
  subject: Subject,
  told: NonNullable<Subject['told']>,
  day: Day,
  now: number,
  signal: AbortSignal | undefined,
): Promise<Swept> =>
  sweepBatches<Liked>({
    page: (after) => db.rows(likesOfDay(subject, told, day, after?.subjectId ?? 0)),
    all: async (batch) => {
      await tellAll(
        db,
        batch.map(({ subjectId, authorId, likes, newest, name, words: body }) => ({
          ...{
            userId: authorId,
            cause: causeOf(subject, subjectId, day),
            kind: 'like' as const,
            from: newest,
          },
          ...{ title: words.liked(name ?? words.somebody, likes), text: words.likedText(body) },
          ...{ subjectKind: subject.kind, subjectId, now },
        })),
      );
      return batch.length;
    },
    name: ({ subjectId }) => `likes of ${subject.kind} ${subjectId}`,
    signal,
  });

/** What was liked on a day by others than its author, who was not told yet. */
export const likesOfDay = (
  { kind, table }: Pick<Subject, 'kind' | 'table'>,
  told: NonNullable<Subject['told']>,
  { name, from, to }: Day,
  after: number,
): Sql => sql`SELECT g.*, u.name FROM (
    SELECT l.subject_id AS subjectId, s.${raw(told.author)} AS authorId, s.${raw(told.words)} AS words, COUNT(*) AS likes,
      CAST(SUBSTRING_INDEX(GROUP_CONCAT(l.user_id ORDER BY l.created_at DESC), ',', 1) AS UNSIGNED) AS newest
    FROM likes l FORCE INDEX (day) JOIN ${raw(table)} s ON s.id = l.subject_id AND s.${raw(told.author)} <> l.user_id
      LEFT JOIN messages m ON m.user_id = s.${raw(told.author)}
        AND m.cause = CONVERT(CONCAT('like:', l.subject_kind, ':', l.subject_id, ${`:${name}`}) USING ascii) COLLATE ascii_bin
    WHERE l.created_at >= ${from} AND l.created_at < ${to} AND l.subject_kind = ${kind} AND l.subject_id > ${after} AND m.id IS NULL
    GROUP BY l.subject_id ORDER BY l.subject_id LIMIT ${raw(BATCH)}
  ) g LEFT JOIN users u ON u.id = g.newest ORDER BY g.subjectId`;
