import { everyDay } from '@jishan/shared/hours';
import type { AtCounter, Presentable } from '../trade/counter/presentable';
import { readMerchant } from '../shops/merchant/shop-access';
import { payCompensation } from '../book/adjust';
import type { Reviewable, Submission } from '../shops/submission/submission';
import type { Db } from '../kernel/database';
import { isStaff, userOfToken } from '../kernel/identity';
import { inTransaction } from '../kernel/transaction';
import { sql } from '../kernel/sql';
import { openTown } from './open-town';
import type { Person } from './town';

/** Two shops of the east, whose owners are 李师傅 and 陈建国, and the steps that tests about kindness take again and again. */
export async function openKindness() {
  const town = await openTown();
  const { server, people, tokens } = town;
  const { db, source, clock } = server;
  const { townId, east } = server.town;
  let serial = 0;

  const hire = (merchantId: number, userId: number, role: 'owner' | 'clerk') =>
    db.run(
      sql`INSERT INTO merchant_members (merchant_id, user_id, role, active, since) VALUES (${merchantId}, ${userId}, ${role}, 1, ${clock.now})`,
    );

  const openShop = async (name: string, owner: Person): Promise<number> => {
    const { insertId } = await db.run(
      sql`INSERT INTO merchants (town_id, community_id, name, kind, intro, giving, address, lat_e6, lng_e6, hours, phone, photos,
          licence, state, pact_version, created_at, joined_at) VALUES (${[
            ...[townId, east.id, name, 'hair', '老街上的店', '', '梧桐里东门 12 号', 31_230_000, 121_470_000],
            ...[JSON.stringify(everyDay([540, 1170])), '13800000000', '[]', '[]', 'open', 1],
            ...[clock.now, clock.now],
          ]})`,
    );
    await hire(insertId, people[owner], 'owner');
    return insertId;
  };

  /** Somebody new of the east. */
  const settle = async (name: string): Promise<{ id: number; token: string }> => {
    const { insertId: id } = await db.run(
      sql`INSERT INTO users (name, avatar, town_id, community_id, created_at) VALUES (${name}, 'tea', ${townId}, ${east.id}, ${clock.now})`,
    );
    return { id, token: await server.signIn(id) };
  };

  const within = <T>(work: (tx: Db) => Promise<T>) => inTransaction(source, work);

  /** 许雯 decides what waits of one thing, as the review desk does. */
  const decide = (reviewable: Reviewable, subjectId: number, approve = true) =>
    within(async (tx) => {
      const submission = await tx.row<Submission>(
        sql`SELECT id, kind, subject_id AS subjectId, merchant_id AS merchantId, town_id AS townId, community_id AS communityId,
            submitted_by AS submittedBy, title, content, photos, created_at AS createdAt
          FROM submissions WHERE kind = ${reviewable.kind} AND subject_id = ${subjectId} AND waiting = 1 FOR UPDATE`,
      );
      const staff = await userOfToken(tx, tokens.xu, clock.now);
      if (!submission || !staff || !isStaff(staff))
        throw new Error(`nobody decides ${reviewable.kind} ${subjectId}`);
      if (approve) await reviewable.approve(tx, staff, submission, clock.now);
      else await reviewable.refuse(tx, staff, submission, '请改清楚', clock.now);
      const state = approve ? 'approved' : 'rejected';
      await tx.run(sql`UPDATE submissions SET state = ${state}, waiting = NULL WHERE id = ${submission.id}`);
    });

  /** A counter with somebody behind it, for one kind of thing. */
  const counter = (
    presentable: Presentable,
    merchantId: number,
    clerk: { id: number; name: string } = { id: people.li, name: '李师傅' },
  ) => {
    const at = async (tx: Db): Promise<AtCounter> => ({
      merchant: await readMerchant(tx, merchantId),
      clerk,
      now: clock.now,
    });
    return {
      present: (id: number) => within(async (tx) => presentable.present(tx, id, await at(tx))),
      settle: (id: number, checkedAt = clock.now) =>
        within(async (tx) => presentable.settle(tx, id, { ...(await at(tx)), checkedAt })),
      undo: (id: number, reason = '点错了') =>
        within(async (tx) => presentable.undo(tx, id, { ...(await at(tx)), reason })),
      recent: (page: { cursor?: string; size?: number } = {}) =>
        presentable.recent(db, merchantId, page, clock.now),
    };
  };

  /** Points to spend, without a way through posts and notices. */
  const give = (userId: number, points: number) =>
    within((tx) =>
      payCompensation(tx, 'compensate', {
        key: `give:${++serial}`,
        ...{ townId, communityId: east.id, residentId: userId, points, unitId: east.id },
        ...{ actorId: people.xu, secondActorId: null, note: '', now: clock.now },
      }),
    );

  const barber = await openShop('平安理发店', 'li');
  const grocer = await openShop('惠民超市', 'chen');
  return { ...town, barber, grocer, hire, settle, decide, counter, give, within };
}

export type Kindness = Awaited<ReturnType<typeof openKindness>>;

/** The code of what a step was refused with. */
export const refusalOf = async (step: Promise<unknown>): Promise<string> =>
  step.then(
    () => 'done',
    (error: unknown) =>
      error instanceof Error && 'code' in error ? String(error.code) : `no refusal: ${String(error)}`,
  );
