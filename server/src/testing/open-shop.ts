import { everyDay } from '@jishan/shared/hours';
import type { Api, Input } from '@jishan/shared/api';
import { sweepPhotos } from '../photos/sweep';
import { merchantAccount } from '../book/accounts';
import { payCompensation } from '../book/adjust';
import { inTransaction } from '../kernel/transaction';
import { sql } from '../kernel/sql';
import { must, type TestTown } from './open-town';
import type { Person } from './town';

/** What a test's offer is, unless it says otherwise: the barber's haircut. */
export const HAIRCUT = {
  title: '剪发一次',
  detail: '洗剪吹，不含烫染',
  listPrice: 3500,
  price: 3000,
  points: 50,
  period: 'month',
  stock: null,
  personLimit: null,
  validDays: 30,
  hours: [...everyDay([540, 1170])].map((spans) => spans.map(([from, to]) => [from, to] as [number, number])),
  startsAt: null,
  endsAt: null,
  photos: [],
} satisfies Omit<Input<'offer.submit'>, 'merchantId' | 'offerId' | 'version'>;

type Terms = Omit<Input<'offer.submit'>, 'merchantId' | 'offerId' | 'version'>;

let serial = 0;

/** A shop of the alliance in the east, whose owner is 李师傅, and the steps that tests about it take again and again. */
export async function openShop(town: TestTown, name = '平安理发店') {
  const { server, people } = town;
  const { db, clock, source } = server;
  const { townId, east } = server.town;
  const { insertId: id } = await db.run(
    sql`INSERT INTO merchants (town_id, community_id, name, kind, intro, giving, address, lat_e6, lng_e6, hours, phone, photos, licence,
        state, pact_version, created_at, joined_at) VALUES (${[
          ...[townId, east.id, name, 'hair', '老街上的理发店', '每月二十号到敬老院义剪', '梧桐里东门 12 号'],
          ...[31_230_000, 121_470_000, JSON.stringify(HAIRCUT.hours), '13800000000', '[]', '[]'],
          ...['open', 1, clock.now, clock.now],
        ]})`,
  );
  await inTransaction(source, (tx) => merchantAccount(tx, { id, townId, communityId: east.id }));

  const hire = (userId: number, role: 'owner' | 'clerk') =>
    db.run(
      sql`INSERT INTO merchant_members (merchant_id, user_id, role, active, since) VALUES (${id}, ${userId}, ${role}, 1, ${clock.now})`,
    );
  await hire(people.li, 'owner');

  /** Somebody new who works at the counter. */
  const clerk = async (): Promise<{ id: number; token: string }> => {
    const made = await db.run(
      sql`INSERT INTO users (name, avatar, town_id, community_id, created_at) VALUES (${`店员${++serial}`}, 'tea', ${townId}, ${east.id}, ${clock.now})`,
    );
    await hire(made.insertId, 'clerk');
    return { id: made.insertId, token: await server.signIn(made.insertId) };
  };

  /** The desk says yes to what waits of one thing. */
  const approve = async (
    kind: Api['submission.queue']['reply']['items'][number]['kind'],
    subjectId: number,
  ) => {
    const waiting = await db.row<{ id: number }>(
      sql`SELECT id FROM submissions WHERE kind = ${kind} AND subject_id = ${subjectId} AND waiting = 1`,
    );
    must(
      await town.as('xu', 'submission.decide', { submissionId: waiting?.id ?? 0, approve: true, answer: '' }),
    );
  };

  /** An offer that can be had. */
  const offer = async (changes: Partial<Terms> = {}) => {
    const { id: offerId } = must(
      await town.as('li', 'offer.submit', {
        merchantId: id,
        offerId: null,
        version: null,
        ...HAIRCUT,
        ...changes,
      }),
    );
    await approve('offer', offerId);
    return must(await town.as('li', 'offer.get', { offerId })).offer;
  };

  return { id, name, hire, clerk, approve, offer };
}

export type TestShop = Awaited<ReturnType<typeof openShop>>;

/** Points to spend, without a way through posts and notices. */
export const give = (town: TestTown, userId: number, points: number) =>
  inTransaction(town.server.source, (db) => {
    const { townId, east } = town.server.town;
    return payCompensation(db, 'compensate', {
      key: `give:${++serial}`,
      ...{ townId, communityId: east.id, residentId: userId, points },
      unitId: east.id,
      actorId: town.people.xu,
      secondActorId: null,
      note: '',
      now: town.server.clock.now,
    });
  });

/** Photos whose time is over go, as the job would do it now. */
export const sweepAllPhotos = ({ server: { source, deps, clock } }: TestTown) =>
  sweepPhotos(source, deps.photos, clock.now);

/** A resident's whole way to a voucher. */
export async function redeemed(town: TestTown, person: Person, offer: { id: number; version: number }) {
  return must(await town.as(person, 'voucher.redeem', { offerId: offer.id, version: offer.version }));
}
