import { DAY } from '@jishan/shared/calendar';
import type { REJECT_REASONS } from '@jishan/shared/reasons';
import { sweepPhotos } from '../photos/sweep';
import { payCompensation } from '../book/adjust';
import { sweepHolds } from '../book/sweeps';
import { inTransaction } from '../kernel/transaction';
import { sql } from '../kernel/sql';
import { must, openTown, rowOf } from './open-town';
import type { Person } from './town';

/** 20 points, one reviewer; here without caps, because these tests are about what happens to points afterwards. */
export const RULE = 'family-01';
export const POINTS = 20;
/** The town keeps public notice as every town does unless it says otherwise. */
export const NOTICE = 3 * DAY;

/** A test town with the steps that objections, appeals and adjustments stand on. */
export async function openCases() {
  const town = await openTown();
  const { server, as, people } = town;
  // The clock goes through many notices; nobody signs in anew for that.
  await server.db.run(sql`UPDATE sessions SET expires_at = ${server.clock.now + 3650 * DAY}`);
  await server.db.run(
    sql`UPDATE scoring_rules SET rule = JSON_SET(rule, '$.caps', JSON_OBJECT()) WHERE code = ${RULE}`,
  );

  /** A deed of `author` that 许雯 (for people of the east) has approved: the post and its transfer. */
  const earn = async (author: Person, ruleCode = RULE) => {
    const postId = await town.publish(author, {}, ruleCode);
    const row = await rowOf(server, postId);
    return { postId, transferId: Number(row?.['transfer_id']) };
  };

  /** A post of `author` that 许雯 has sent back. */
  const sendBack = async (
    author: Person,
    ruleCode: string | null = RULE,
    reason: (typeof REJECT_REASONS)[number] = 'place',
  ) => {
    const { id, version } = await town.write(author);
    await server.db.run(sql`UPDATE posts SET claim_code = ${ruleCode} WHERE id = ${id}`);
    must(await as('xu', 'review.take', { postId: id }));
    must(await as('xu', 'review.reject', { postId: id, version, reason, note: '看不清门牌' }));
    return id;
  };

  let serial = 0;
  /** Spendable points, there at once, whatever one person may give alone. */
  const give = (person: Person, points: number) =>
    inTransaction(server.source, (db) =>
      payCompensation(db, 'compensate', {
        key: `give:${++serial}`,
        townId: server.town.townId,
        communityId: server.town[person === 'aygul' ? 'west' : 'east'].id,
        residentId: people[person],
        points,
        unitId: server.town.townId,
        actorId: people.zhou,
        secondActorId: null,
        note: '测试用的积分',
        now: server.clock.now,
      }),
    );

  const sweep = (now = server.clock.now) => sweepHolds(server.source, now);
  const sweepAllPhotos = (now: number) => sweepPhotos(server.source, server.deps.photos, now);
  const summary = async (person: Person) => must(await as(person, 'points.summary', {}));
  const messagesOf = async (person: Person) => must(await as(person, 'message.list', { size: 50 })).items;

  return { ...town, earn, sendBack, give, sweep, sweepPhotos: sweepAllPhotos, summary, messagesOf };
}

export type Cases = Awaited<ReturnType<typeof openCases>>;

/** How many of these answers went through, and the codes of the others. */
export const outcomes = (answers: readonly { error: { code: string } | undefined }[]) => ({
  done: answers.filter(({ error }) => !error).length,
  refused: [...new Set(answers.flatMap(({ error }) => error?.code ?? []))].sort(),
});
