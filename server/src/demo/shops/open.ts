import { everyDay } from '@jishan/shared/hours';
import { PACT } from '@jishan/shared/pact';
import {
  applyToJoin,
  merchantReviewable,
  profileReviewable,
  decideSubmission,
  reviewablesByKind,
} from '../../shops';
import { cardReviewable, offerReviewable, submitOffer, productReviewable } from '../../trade';
import { newsReviewable } from '../../alliance';
import type { PhotoStore, TakenPhoto } from '../../photos';
import type { Db } from '../../kernel/database';
import type { SettledUser, StaffUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import { CENTRE, type PlannedOffer, type PlannedShop } from './plan';

/** Metres in a degree of latitude, and in one of longitude at the town. */
const METRE_LAT = 1 / 111_320;
const METRE_LNG = METRE_LAT / Math.cos((CENTRE.lat * Math.PI) / 180);

export interface Stage {
  db: Db;
  photos: PhotoStore;
  /** Who says yes at the desk. */
  desk: StaffUser;
}

/** The shops of the town once they have joined, and everybody who has to do with them. */
export interface Street extends Stage {
  now: number;
  person: (name: string) => SettledUser;
  /** Somebody of an office. */
  officer: (name: string) => StaffUser;
  /** A shop, by its name. */
  idOf: (shop: string) => number;
  ownerOf: (shop: string) => SettledUser;
  /** What was photographed for something, by its name. */
  picturesOf: (what: string) => readonly TakenPhoto[];
}

const hoursOf = ([from, to]: PlannedShop['open']) =>
  everyDay([from * 60, to * 60]).map((spans) => spans.map(([a, b]) => [a, b] as [number, number]));

/** Photos that somebody has uploaded. */
export async function uploaded(
  { db, photos }: Stage,
  owner: SettledUser,
  pictures: readonly TakenPhoto[],
  at: number,
): Promise<string[]> {
  for (const picture of pictures) await photos.add(db, owner.id, picture, at);
  return pictures.map(({ id }) => id);
}

/** A shop applies, with its licence last among its pictures. Gives its id. */
export async function applyWith(
  stage: Stage,
  plan: PlannedShop,
  owner: SettledUser,
  pictures: readonly TakenPhoto[],
  at: number,
): Promise<number> {
  const ids = await uploaded(stage, owner, pictures, at);
  const { name, kind, intro, giving, address, spot } = plan;
  return applyToJoin(
    stage.db,
    stage.photos,
    owner,
    {
      ...{ name, kind, intro, giving, address, hours: hoursOf(plan.open), phone: '057200000000' },
      lat: CENTRE.lat + spot[0] * METRE_LAT,
      lng: CENTRE.lng + spot[1] * METRE_LNG,
      photos: ids.slice(0, -1),
      licence: ids.slice(-1),
      pact: PACT.version,
    },
    at,
  );
}

/** The desk says yes to what waits of one thing. */
export async function approve(
  { db, photos, desk }: Stage,
  kind: string,
  subjectId: number,
  at: number,
): Promise<void> {
  const row = await db.row<{ id: number }>(
    sql`SELECT id FROM submissions WHERE kind = ${kind} AND subject_id = ${subjectId} AND waiting = 1`,
  );
  if (!row) throw new Error(`nothing of ${kind} ${subjectId} waits`);
  const reviewables = reviewablesByKind([
    merchantReviewable(photos),
    profileReviewable(photos),
    offerReviewable(photos),
    cardReviewable,
    newsReviewable(photos),
    productReviewable(photos),
  ]);
  await decideSubmission(db, reviewables, desk, { submissionId: row.id, approve: true, answer: '' }, at);
}

/** A shop that has joined, its clerks, and what it gives. Gives its id. */
export async function openShop(
  stage: Stage,
  plan: PlannedShop,
  owner: SettledUser,
  clerks: readonly SettledUser[],
  pictures: readonly TakenPhoto[],
  at: number,
): Promise<number> {
  const id = await applyWith(stage, plan, owner, pictures, at);
  await approve(stage, 'merchant', id, at + 3_600_000);
  for (const clerk of clerks)
    await stage.db.run(
      sql`INSERT INTO merchant_members (merchant_id, user_id, role, active, since) VALUES (${id}, ${clerk.id}, 'clerk', 1, ${at + 7_200_000})`,
    );
  for (const offer of plan.offers) {
    const offerId = await submitOffer(
      stage.db,
      stage.photos,
      owner,
      termsOf(id, plan, offer),
      at + 8_000_000,
    );
    await approve(stage, 'offer', offerId, at + 9_000_000);
  }
  return id;
}

const termsOf = (merchantId: number, plan: PlannedShop, offer: PlannedOffer) => ({
  merchantId,
  offerId: null,
  version: null,
  title: offer.title,
  detail: offer.detail ?? '',
  listPrice: offer.list * 100,
  price: offer.pay * 100,
  points: offer.points,
  period: 'month' as const,
  stock: offer.stock ?? null,
  personLimit: offer.perPerson ?? null,
  validDays: 30,
  hours: hoursOf(plan.open),
  startsAt: null,
  endsAt: null,
  photos: [],
});
