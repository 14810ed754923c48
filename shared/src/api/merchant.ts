import { z } from 'zod';
import { LIMITS } from '../limits';
import { MERCHANT_KIND_CODES } from '../merchants';
import { defineCall } from './define';
import {
  agreed,
  code,
  degrees,
  done,
  hours,
  id,
  instant,
  kindName,
  line,
  pageInput,
  pageOf,
  phone,
  requiredLine,
  requiredText,
  somePhotoIds,
  text,
  version,
} from './fields';
import { photo } from './views';

export const merchantKind = z.enum(MERCHANT_KIND_CODES, { error: '请选择店铺类别' });
export const merchantState = z.enum(['applied', 'open', 'paused', 'suspended', 'left', 'refused']);
export const merchantRole = z.enum(['owner', 'clerk']);

/** What a shop says of itself. */
const profile = {
  name: requiredLine('店名', LIMITS.nameChars),
  kind: merchantKind,
  intro: requiredText('介绍', LIMITS.introChars),
  /** What it does for the neighbourhood, in a line; may be empty. */
  giving: line('回馈', LIMITS.givingChars),
  address: requiredLine('地址', LIMITS.addressChars),
  lat: degrees('纬度', 90),
  lng: degrees('经度', 180),
  hours,
  /** Only staff and the shop itself ever see it. */
  phone,
  photos: somePhotoIds(LIMITS.merchantPhotos, '店铺照片', '请放至少一张店铺照片'),
};
const licence = somePhotoIds(LIMITS.licencePhotos, '执照照片', '请放营业执照的照片');

const pact = agreed('请先阅读并同意公约');

/** One thing that happened to a shop. */
const event = z.object({
  id,
  kind: kindName,
  actor: z.string(),
  unit: z.string().nullable(),
  note: z.string(),
  at: instant,
});

const appeal = z.object({
  id,
  body: z.string(),
  state: z.enum(['open', 'upheld', 'dismissed']),
  answer: z.string(),
  at: instant,
  deadlineAt: instant,
});

/** A shop as its own people and the staff of its region see it. */
export const merchantFile = z.object({
  id,
  name: z.string(),
  kind: merchantKind,
  intro: z.string(),
  giving: z.string(),
  address: z.string(),
  lat: z.number(),
  lng: z.number(),
  hours,
  phone: z.string(),
  photos: z.array(photo),
  licence: z.array(photo),
  community: z.string(),
  state: merchantState,
  version: z.int(),
  pactVersion: z.int(),
  joinedAt: instant.nullable(),
  /** My own part in it; null for staff. */
  role: merchantRole.nullable(),
  members: z.array(z.object({ userId: id, name: z.string(), role: merchantRole, since: instant })),
  /** The owner’s invitation for clerks, while it holds. */
  invite: z.object({ code: z.string(), until: instant }).nullable(),
  /** A change of the profile that waits for the staff, or the answer to the last one. */
  submission: z
    .object({
      id,
      state: z.enum(['pending', 'approved', 'rejected', 'withdrawn']),
      answer: z.string(),
      at: instant,
    })
    .nullable(),
  /** Why it is suspended, and until when an appeal may be filed; null unless it is. */
  suspension: z
    .object({ reason: z.string(), unit: z.string(), at: instant, appeal: appeal.nullable() })
    .nullable(),
  events: z.array(event),
});

const shop = z.object({ merchantId: id });

export const merchantCalls = {
  'merchant.apply': defineCall({
    summary: 'Apply to join the alliance with a shop: signs the pact; staff review it. I become its owner.',
    access: 'settled',
    kind: 'create',
    input: z.strictObject({
      ...profile,
      licence,
      /** The version of the pact that was read and agreed to. */
      pact,
    }),
    reply: shop,
  }),
  'merchant.mine': defineCall({
    summary: 'The shops where I work.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({}),
    reply: z.object({
      shops: z.array(
        z.object({ id, name: z.string(), kind: merchantKind, role: merchantRole, state: merchantState }),
      ),
    }),
  }),
  'merchant.file': defineCall({
    summary: 'All of a shop, for its own people and the staff of its region.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({ merchantId: id }),
    reply: merchantFile,
  }),
  'merchant.change': defineCall({
    summary:
      'As owner, propose a new profile; staff review it before it is shown. A shop refused or left applies again.',
    access: 'settled',
    kind: 'create',
    input: z.strictObject({
      ...{ merchantId: id, version, ...profile, licence },
      /** The version of the pact that was agreed to; needed when the shop applies again. */
      pact: pact.nullable(),
    }),
    reply: merchantFile,
  }),
  'merchant.pause': defineCall({
    summary: 'As owner, take no new redemptions for a while; vouchers that are out stay good.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject({ merchantId: id, note: text('说明', LIMITS.reasonChars) }),
    reply: merchantFile,
  }),
  'merchant.resume': defineCall({
    summary: 'As owner, open again after a pause.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject({ merchantId: id }),
    reply: merchantFile,
  }),
  'merchant.leave': defineCall({
    summary: 'As owner, leave the alliance: nothing new, vouchers that are out stay good to their day.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject({ merchantId: id, note: text('说明', LIMITS.reasonChars) }),
    reply: merchantFile,
  }),
  'merchant.invite': defineCall({
    summary: 'As owner, a code by which clerks join within a day; the one before is void.',
    access: 'settled',
    kind: 'create',
    input: z.strictObject({ merchantId: id }),
    reply: merchantFile,
  }),
  'merchant.peek': defineCall({
    summary: 'Whose shop an invitation code belongs to, before accepting it.',
    access: 'settled',
    kind: 'read',
    limit: 'guess',
    input: z.strictObject({ code: code('邀请码') }),
    reply: z.object({ name: z.string(), owner: z.string() }),
  }),
  'merchant.join': defineCall({
    summary: 'Accept an invitation: I become a clerk of the shop.',
    access: 'settled',
    kind: 'write',
    limit: 'guess',
    input: z.strictObject({ code: code('邀请码') }),
    reply: shop,
  }),
  'merchant.remove': defineCall({
    summary: 'As owner, end a clerk’s part in the shop; or, as a clerk, my own.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject({ merchantId: id, userId: id }),
    reply: done,
  }),
  'merchant.appeal': defineCall({
    summary: 'As owner of a suspended shop, appeal once; somebody else decides.',
    access: 'settled',
    kind: 'create',
    input: z.strictObject({ merchantId: id, body: requiredText('申诉理由', LIMITS.caseChars) }),
    reply: merchantFile,
  }),
  'merchant.list': defineCall({
    summary: 'Shops of my region in one state, for the staff, newest first.',
    access: 'staff',
    kind: 'read',
    input: z.strictObject({ state: merchantState, ...pageInput }),
    reply: pageOf(
      z.object({
        id,
        name: z.string(),
        kind: merchantKind,
        community: z.string(),
        owner: z.string(),
        redeemed: z.int(),
        at: instant,
      }),
    ),
  }),
  'merchant.suspend': defineCall({
    summary: 'Suspend a shop with a reason that its people read: it is hidden, its vouchers are returned.',
    access: 'staff',
    kind: 'create',
    input: z.strictObject({ merchantId: id, version, reason: requiredText('停牌理由', LIMITS.caseChars) }),
    reply: merchantFile,
  }),
  'merchant.restore': defineCall({
    summary: 'Lift a suspension.',
    access: 'staff',
    kind: 'create',
    input: z.strictObject({ merchantId: id, version, reason: requiredText('理由', LIMITS.caseChars) }),
    reply: merchantFile,
  }),
  'merchant.appeals': defineCall({
    summary: 'Open appeals against suspensions in my region, oldest first.',
    access: 'staff',
    kind: 'read',
    input: z.strictObject(pageInput),
    reply: pageOf(
      z.object({
        id,
        merchantId: id,
        name: z.string(),
        body: z.string(),
        reason: z.string(),
        suspendedBy: z.string(),
        at: instant,
        deadlineAt: instant,
        mayDecide: z.boolean(),
      }),
    ),
  }),
  'merchant.decide': defineCall({
    summary: 'Decide an appeal against a suspension; not who suspended. Upheld, the shop is open again.',
    access: 'staff',
    kind: 'create',
    input: z.strictObject({
      appealId: id,
      uphold: z.boolean(),
      answer: requiredText('答复', LIMITS.caseChars),
    }),
    reply: done,
  }),
};
