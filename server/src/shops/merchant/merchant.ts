import type { Reply } from '@jishan/shared/api';
import type { MerchantKind } from '@jishan/shared/merchants';
import { sql } from '../../kernel/sql';

export type MerchantState = Reply<'merchant.file'>['state'];
export type MerchantRole = 'owner' | 'clerk';

/** A row of `merchants`, as MERCHANT_COLUMNS names its columns. */
export interface Merchant {
  id: number;
  townId: number;
  communityId: number;
  name: string;
  kind: MerchantKind;
  intro: string;
  giving: string;
  address: string;
  /** Millionths of a degree. */
  latE6: number;
  lngE6: number;
  /** JSON of Hours. */
  hours: string;
  phone: string;
  /** JSON of stored photos: read it with the photo store's `parse`. */
  photos: string;
  licence: string;
  state: MerchantState;
  pactVersion: number;
  version: number;
  redeemed: number;
  thanks: number;
  joinedAt: number | null;
}

/** For SQL: the states in which everybody may see a shop and what it shows. One that left stays to be read. */
export const SHOWN_STATES = sql`('open', 'paused', 'left')`;

/** Of merchants as `m`. */
export const MERCHANT_COLUMNS = sql`m.id, m.town_id AS townId, m.community_id AS communityId, m.name, m.kind, m.intro, m.giving,
  m.address, m.lat_e6 AS latE6, m.lng_e6 AS lngE6, m.hours, m.phone, m.photos, m.licence, m.state, m.pact_version AS pactVersion,
  m.version, m.redeemed, m.thanks, m.joined_at AS joinedAt`;
