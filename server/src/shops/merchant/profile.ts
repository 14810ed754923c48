import type { Input } from '@jishan/shared/api';
import { hoursText } from '@jishan/shared/hours';
import { merchantKindTitle } from '@jishan/shared/merchants';
import type { Db } from '../../kernel/database';
import type { SettledUser } from '../../kernel/identity';
import { sql } from '../../kernel/sql';
import type { PhotoStore, PostPhoto } from '../../photos';
import type { Fact } from '../submission/submission';
import type { Merchant } from './merchant';
import { words } from './words';

/** What a shop says of itself, as it is kept in a submission. */
export type Profile = Omit<
  Input<'merchant.change'>,
  'merchantId' | 'version' | 'pact' | 'photos' | 'licence' | 'lat' | 'lng'
> & {
  latE6: number;
  lngE6: number;
  /** As the photo store keeps it. */
  licence: string;
};

const ofShop = (merchantId: number) => `shop:${merchantId}`;
/** Of a kind that is never public. */
const ofLicence = (merchantId: number) => `licence:${merchantId}`;

/** Millionths of a degree: a tenth of a metre. */
const e6 = (degrees: number) => Math.round(degrees * 1e6);

/** Takes the photos into use and gives the profile with what a submission keeps of them. */
export async function profileOf(
  db: Db,
  photos: PhotoStore,
  user: SettledUser,
  merchantId: number,
  given: Omit<Input<'merchant.change'>, 'merchantId' | 'version' | 'pact'>,
): Promise<{ profile: Profile; photos: string }> {
  const { lat, lng, photos: ids, licence, ...rest } = given;
  const profile = {
    ...rest,
    latE6: e6(lat),
    lngE6: e6(lng),
    licence: await photos.claim(db, user, licence, ofLicence(merchantId), 'licence'),
  };
  return { profile, photos: await photos.claim(db, user, ids, ofShop(merchantId)) };
}

const idsOf = (kept: string) => (JSON.parse(kept) as PostPhoto[]).map(({ id }) => id);

/** Makes a profile that was approved the shop's own, for everybody to see. Photos and licence of the one before are released. */
export async function showProfile(
  db: Db,
  store: Pick<PhotoStore, 'show' | 'release'>,
  merchantId: number,
  profile: Profile,
  photos: string,
): Promise<void> {
  await store.show(db, idsOf(photos), ofShop(merchantId));
  await store.release(db, ofLicence(merchantId), { keep: idsOf(profile.licence) });
  await applyProfile(db, merchantId, profile, photos);
}

/** Releases the photos of a profile that was not approved; those of the approved one stay, where there is one. */
export async function releaseProposed(
  db: Db,
  store: Pick<PhotoStore, 'release'>,
  { id, joinedAt, photos, licence }: Merchant,
  until: number,
): Promise<void> {
  const approved = (kept: string) => (joinedAt === null ? [] : idsOf(kept));
  await store.release(db, ofShop(id), { keep: approved(photos), until });
  await store.release(db, ofLicence(id), { keep: approved(licence), until });
}

/** Writes a profile into the shop's row. */
export async function applyProfile(
  db: Db,
  merchantId: number,
  profile: Profile,
  photos: string,
): Promise<void> {
  const { name, kind, intro, giving, address, latE6, lngE6, hours, phone, licence } = profile;
  await db.run(
    sql`UPDATE merchants SET name = ${name}, kind = ${kind}, intro = ${intro}, giving = ${giving}, address = ${address}, lat_e6 = ${latE6}, lng_e6 = ${lngE6}, hours = ${JSON.stringify(hours)}, phone = ${phone},
        licence = ${licence}, photos = ${photos}, version = version + 1 WHERE id = ${merchantId}`,
  );
}

/** What staff read; `shown` is what stands there now. */
export function factsOf(profile: Profile, shown: Merchant | null): Fact[] {
  const current: Profile | null = shown && { ...shown, hours: JSON.parse(shown.hours) as Profile['hours'] };
  const lines: [label: string, of: (profile: Profile) => string][] = [
    [words.name, ({ name }) => name],
    [words.kind, ({ kind }) => merchantKindTitle(kind)],
    [words.intro, ({ intro }) => intro],
    [words.giving, ({ giving }) => giving || words.noGiving],
    [words.address, ({ address }) => address],
    [words.hours, ({ hours }) => hoursText(hours)],
    [words.phone, ({ phone }) => phone],
    [words.licence, ({ licence }) => words.licencePhotos((JSON.parse(licence) as unknown[]).length)],
  ];
  const facts = lines.map(([label, of]): Fact => {
    const [value, before] = [of(profile), current && of(current)];
    return { label, value, before: before === value ? null : before };
  });
  const afterAddress = lines.findIndex(([label]) => label === words.address) + 1;
  return facts.toSpliced(afterAddress, 0, spotOf(profile, current));
}

/** Nobody reads a place from its numbers: it is looked at on a map. */
function spotOf({ latE6, lngE6 }: Profile, current: Profile | null): Fact {
  const isMoved = current !== null && (current.latE6 !== latE6 || current.lngE6 !== lngE6);
  return {
    label: words.spot,
    value: isMoved ? words.spotMoved : words.spotSet,
    before: null,
    spot: { lat: latE6 / 1e6, lng: lngE6 / 1e6 },
  };
}
