import type { z } from 'zod';

/**
 * Who may make a call. Each level includes those right of it:
 * guest (nobody signed in) > user (signed in) > settled (belongs to a community) > staff (scoped to a region) > admin.
 * What a caller may do to one particular thing is checked in the route.
 */
export type Access = 'guest' | 'user' | 'settled' | 'staff' | 'admin';

/**
 * read: no transaction. write: one transaction; making it twice has the effect of once.
 * create: one transaction and a key made by the client before sending; the same key gives the first reply again.
 */
export type Kind = 'read' | 'write' | 'create';

/** The bucket a call is counted in, per user (per address for guests). `guess` is for calls that try a short code. */
export type Limit = 'read' | 'write' | 'create' | 'upload' | 'signIn' | 'guess';

export interface Call<
  I extends z.ZodType = z.ZodType,
  R extends z.ZodType = z.ZodType,
  K extends Kind = Kind,
  A extends Access = Access,
> {
  summary: string;
  access: A;
  kind: K;
  limit: Limit;
  /** The body is multipart with one file in the field `file`; `input` describes its text fields. */
  upload: boolean;
  input: I;
  reply: R;
}

type Declared<I extends z.ZodType, R extends z.ZodType, K extends Kind, A extends Access> = Pick<
  Call<I, R, K, A>,
  'summary' | 'access' | 'kind' | 'input' | 'reply'
> &
  Partial<Pick<Call, 'limit' | 'upload'>>;

/** Declares one call. Inputs are strict objects: an unknown key is an error, not noise. */
export function defineCall<I extends z.ZodType, R extends z.ZodType, K extends Kind, A extends Access>(
  call: Declared<I, R, K, A>,
): Call<I, R, K, A> {
  return { limit: call.kind, upload: false, ...call };
}
