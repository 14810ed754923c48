import type { z } from 'zod';
import type { Call } from './define';
import { adjustmentCalls } from './adjustment';
import { allianceCalls } from './alliance';
import { appealCalls } from './appeal';
import { cardCalls } from './card';
import { checkCalls } from './check';
import { counterCalls } from './counter';
import { fundCalls } from './fund';
import { figuresCalls } from './figures';
import { homeCalls } from './home';
import { householdCalls } from './household';
import { merchantCalls } from './merchant';
import { messageCalls } from './message';
import { newsCalls } from './news';
import { noticeCalls } from './notice';
import { offerCalls } from './offer';
import { orderCalls } from './order';
import { photoCalls } from './photo';
import { pointsCalls } from './points';
import { postCalls } from './post';
import { productCalls } from './product';
import { rankingCalls } from './ranking';
import { residentCalls } from './resident';
import { reviewCalls } from './review';
import { ruleCalls } from './rule';
import { sessionCalls } from './session';
import { settingsCalls } from './settings';
import { submissionCalls } from './submission';
import { talkCalls } from './talk';
import { voucherCalls } from './voucher';

/** Every call there is. The server, the OpenAPI document and the tests are made from this one object. */
export const contract = {
  ...sessionCalls,
  ...residentCalls,
  ...ruleCalls,
  ...photoCalls,
  ...postCalls,
  ...talkCalls,
  ...reviewCalls,
  ...checkCalls,
  ...pointsCalls,
  ...rankingCalls,
  ...homeCalls,
  ...noticeCalls,
  ...appealCalls,
  ...adjustmentCalls,
  ...householdCalls,
  ...messageCalls,
  ...settingsCalls,
  ...merchantCalls,
  ...allianceCalls,
  ...submissionCalls,
  ...counterCalls,
  ...figuresCalls,
  ...offerCalls,
  ...voucherCalls,
  ...cardCalls,
  ...fundCalls,
  ...newsCalls,
  ...productCalls,
  ...orderCalls,
} satisfies Record<string, Call>;

export type Contract = typeof contract;
export type CallName = keyof Contract;

/** What the mini program knows of a call: `Api['post.feed']['input']` and `['reply']`. */
export type Api = {
  [N in CallName]: { input: z.input<Contract[N]['input']>; reply: z.output<Contract[N]['reply']> };
};
/** A call's input after validation, as the server's route gets it. */
export type Input<N extends CallName> = z.output<Contract[N]['input']>;
/** What a route gives back, before names that are not in the reply are stripped. */
export type Reply<N extends CallName> = z.input<Contract[N]['reply']>;
/** Calls that must be sent with a key made before sending. */
export type CreateName = { [N in CallName]: Contract[N]['kind'] extends 'create' ? N : never }[CallName];
/** Calls that change nothing. */
export type ReadName = { [N in CallName]: Contract[N]['kind'] extends 'read' ? N : never }[CallName];

export type { Access, Call, Kind, Limit } from './define';
