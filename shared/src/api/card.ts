import { z } from 'zod';
import { LIMITS } from '../limits';
import { rollingCodes } from './counter';
import { defineCall } from './define';
import { givenInstant, id, instant, pageInput, pageOf, requiredLine, ruleCode, text, whole } from './fields';

/*
 * Love discount cards (爱心打折卡): so much off at one shop, given to chosen people. The shop and the public never learn
 * who holds a card for families in need; only the staff who named them do.
 */

/** honour: at least `least` honour in `span`; rule: earned `ruleCode` `least` times in it; list and need: named by staff. */
export const cardAudience = z.enum(['list', 'need', 'honour', 'rule'], { error: '请选择送给谁' });
export const cardSpan = z.enum(['month', 'last_month', 'year'], { error: '请选择一段时间' });
/** over: its last day has passed. */
export const cardState = z.enum(['waiting', 'open', 'refused', 'ended', 'over']);
export const holdingState = z.enum(['good', 'used_up', 'over']);

/** What a card says, whoever reads it. */
const face = {
  id,
  merchantId: id,
  shop: z.string(),
  title: z.string(),
  /** What is still to pay of a hundred: 80 is 8 折. */
  percent: z.int(),
  /** null: as often as one likes. */
  uses: z.int().nullable(),
  validUntil: instant.nullable(),
  /** So many days after it was given; null with `validUntil`. */
  validDays: z.int().nullable(),
  terms: z.string(),
};

/** To whom, and how many there are; for the shop's people and the staff. */
const design = {
  audience: cardAudience,
  least: z.int().nullable(),
  span: cardSpan.nullable(),
  ruleCode: z.string().nullable(),
  quota: z.int(),
  granted: z.int(),
  used: z.int(),
  state: cardState,
  at: instant,
};

export const shopCard = z.object({ ...face, ...design, mayEnd: z.boolean() });

/** A card that I hold. It does not say for what I was given it. */
const holding = z.object({
  ...face,
  cardId: id,
  address: z.string(),
  usesLeft: z.int().nullable(),
  used: z.int(),
  until: instant,
  state: holdingState,
  at: instant,
});

const card = z.strictObject({ cardId: id });

/** Which card a list of its holders is of. */
const heldCard = shopCard.pick({
  title: true,
  percent: true,
  shop: true,
  audience: true,
  quota: true,
  granted: true,
  used: true,
});

export const cardCalls = {
  'card.design': defineCall({
    summary: 'As owner, design a card; staff review it before anybody can get it.',
    access: 'settled',
    kind: 'create',
    input: z.strictObject({
      merchantId: id,
      title: requiredLine('卡名', LIMITS.nameChars),
      percent: whole('要付的部分', LIMITS.cardPercentMin, LIMITS.cardPercentMax, '%'),
      uses: whole('次数', 1, LIMITS.cardUses, '次').nullable(),
      /** One of the two. */
      validUntil: givenInstant('截止日期').nullable(),
      validDays: whole('天数', 1, LIMITS.cardDays, '天').nullable(),
      terms: text('使用说明', LIMITS.cardTermsChars),
      audience: cardAudience,
      /** Honour, or times; only with `honour` and `rule`, as is `span`. */
      least: whole('门槛', 1, LIMITS.cardLeast).nullable(),
      span: cardSpan.nullable(),
      ruleCode: ruleCode.nullable(),
      quota: whole('张数', 1, LIMITS.cardQuota, '张'),
    }),
    reply: shopCard,
  }),
  'card.end': defineCall({
    summary: 'As owner, give out no more of a card; those that are out stay good.',
    access: 'settled',
    kind: 'write',
    input: card,
    reply: shopCard,
  }),
  'card.ofShop': defineCall({
    summary: 'The cards of a shop where I work, newest first: how many, never who.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({ merchantId: id, ...pageInput }),
    reply: pageOf(shopCard),
  }),
  'card.given': defineCall({
    summary:
      'As somebody of the shop, who holds a card, with shortened names; never of a card for families in need.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject({ cardId: id, ...pageInput }),
    reply: pageOf(z.object({ name: z.string(), used: z.int(), at: instant })).extend({ card: heldCard }),
  }),
  'card.toGrant': defineCall({
    summary: 'Cards of shops of my region for which staff name the people, newest first.',
    access: 'staff',
    kind: 'read',
    input: z.strictObject(pageInput),
    reply: pageOf(
      shopCard.omit({ mayEnd: true }).extend({
        /** I work in the shop: a colleague names the people, and I do not learn who. */
        ownShop: z.boolean(),
      }),
    ),
  }),
  'card.holders': defineCall({
    summary:
      'Who was named for a card, for the staff of its region who have no part in the shop, newest first.',
    access: 'staff',
    kind: 'read',
    input: z.strictObject({ cardId: id, ...pageInput }),
    reply: pageOf(
      z.object({ userId: id, name: z.string(), community: z.string(), used: z.int(), at: instant }),
    ).extend({ card: heldCard }),
  }),
  'card.grant': defineCall({
    summary: 'Name people of my region for a card; who has it already keeps the one they have.',
    access: 'staff',
    kind: 'create',
    input: z.strictObject({
      cardId: id,
      userIds: z
        .array(id)
        .min(1, { error: '请选择居民' })
        .max(LIMITS.cardGrantMax, { error: `一次最多 ${LIMITS.cardGrantMax} 人` }),
    }),
    reply: z.object({ given: z.int(), left: z.int() }),
  }),
  'card.claimable': defineCall({
    summary: 'Cards of my town that what I have done has earned me, newest first.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject(pageInput),
    reply: pageOf(
      z.object({
        ...face,
        address: z.string(),
        left: z.int(),
        audience: cardAudience.extract(['honour', 'rule']),
        least: z.int(),
        span: cardSpan,
        /** What the rule is called; null with honour. */
        rule: z.string().nullable(),
      }),
    ),
  }),
  'card.claim': defineCall({
    summary: 'Take a card that I have earned, once.',
    access: 'settled',
    kind: 'create',
    input: card,
    reply: holding,
  }),
  'card.mine': defineCall({
    summary: 'The cards that I hold, newest first.',
    access: 'settled',
    kind: 'read',
    input: z.strictObject(pageInput),
    reply: pageOf(holding),
  }),
  'card.show': defineCall({
    summary:
      'Codes of one of my cards for the next minutes; while they are shown its number can be read out.',
    access: 'settled',
    kind: 'write',
    input: z.strictObject({ holdingId: id }),
    reply: rollingCodes,
  }),
  'card.figures': defineCall({
    summary: 'How much kindness there is in cards, in a town or, for a guest, everywhere. Never who.',
    access: 'guest',
    kind: 'read',
    input: z.strictObject({}),
    reply: z.object({
      shops: z.int(),
      cards: z.int(),
      granted: z.int(),
      used: z.int(),
      /** Of those granted: by honour and by rule. All others were named by staff, and nobody is told for what. */
      byHonour: z.int(),
      byRule: z.int(),
      named: z.int(),
    }),
  }),
};
