import type { Input } from '@jishan/shared/api';
import { LIMITS } from '@jishan/shared/limits';
import { allowanceOf, emptyUsage } from '@jishan/shared/rules';
import type { Db } from '../../kernel/database';
import { Refusal, refuse } from '../../kernel/errors';
import type { SettledUser } from '../../kernel/identity';
import type { Routes } from '../../kernel/route';
import { assertState, assertWorksAt, readMerchant, type Merchant } from '../../shops';
import type { PhotoStore } from '../../photos';
import { ruleInForce } from '../../rules';
import { sql } from '../../kernel/sql';
import { checkPost } from './checked';
import { postEntity, type PostRow } from './post';
import { keepPhotos } from './photos';
import { isEditable, lockPost } from './posts';
import { keepRevisionPhotos, openRevision } from './revision';

type Writing = Pick<Routes<'post'>, 'post.create' | 'post.edit' | 'post.withdraw'>;

export function writingRoutes(photos: PhotoStore): Writing {
  return {
    'post.create': async ({ db, user, input, now }) => {
      const id = await createPost(db, photos, user, input, now);
      if (input.submit) await checkPost(db, user, id, input, now);
      return { id, state: input.submit ? 'pending' : 'draft', version: 1 };
    },

    'post.edit': async ({ db, user, input, now }) => {
      await assertSound(db, user, input, now);
      const post = await lockOwn(db, user, input.id);
      // Who has left the shop speaks for it no more.
      if (post.merchant_id !== null) await ownShop(db, user, post.merchant_id);
      if (post.state === 'approved' && post.version === input.version)
        return revise(db, photos, user, post, input, now);
      if (!isEditable(post.state) || post.version !== input.version) throw new Refusal('POST_NOT_EDITABLE');
      const version = post.version + 1;
      // What waits and goes on waiting keeps its place in the queue, its day for the caps, and the reviewer who has it
      // open: the new version tells that reviewer to read it again. A first approval was of other words and is void.
      const waitsOn = post.state === 'pending' && input.submit;
      if (input.submit && !waitsOn) await assertRoomAtDesk(db, user);
      await db.update(
        postEntity,
        { id: post.id },
        {
          ...contentOf(input),
          // A change of what is public asks for no points.
          ...(post.revises === null ? {} : { claim_code: null }),
          ...(waitsOn ? {} : { ...standing(input.submit, now), ...UNLOCKED }),
          ...UNDECIDED,
          version,
          photos:
            post.revises === null
              ? await keepPhotos(db, photos, user, input.photos, post.id)
              : await keepRevisionPhotos(db, photos, user, input.photos, {
                  id: post.id,
                  revises: post.revises,
                }),
        },
      );
      if (input.submit) await checkPost(db, user, post.id, input, now);
      return { id: post.id, state: input.submit ? 'pending' : 'draft', version };
    },

    'post.withdraw': async ({ db, user, input }) => {
      const post = await lockOwn(db, user, input.id);
      if (post.state === 'withdrawn') return { ok: true };
      if (post.state !== 'pending') throw new Refusal('POST_NOT_PENDING');
      await db.update(
        postEntity,
        { id: post.id },
        { state: 'withdrawn', version: post.version + 1, ...UNLOCKED, ...UNDECIDED },
      );
      return { ok: true };
    },
  };
}

/**
 * A new post, sent to review or kept as a draft. Gives its id. POSTS_WAITING, POST_EMPTY, RULE_NOT_CLAIMABLE, RULE_NOT_VALID_NOW,
 * RULE_NEEDS_PHOTOS, FORBIDDEN and MERCHANT_STATE for a shop that one may not speak for.
 */
export async function createPost(
  db: Db,
  photos: PhotoStore,
  user: SettledUser,
  input: Input<'post.create'>,
  now: number,
): Promise<number> {
  await assertSound(db, user, input, now);
  if (input.submit) await assertRoomAtDesk(db, user);
  const merchant = input.merchantId === undefined ? null : await ownShop(db, user, input.merchantId);
  const id = await db.insert(postEntity, {
    town_id: user.townId,
    community_id: merchant?.communityId ?? user.communityId,
    grid_id: merchant ? null : user.gridId,
    author_id: user.id,
    merchant_id: merchant?.id ?? null,
    created_at: now,
    photos: '[]',
    ...contentOf(input),
    ...standing(input.submit, now),
  });
  if (input.photos.length > 0)
    await db.update(postEntity, { id }, { photos: await keepPhotos(db, photos, user, input.photos, id) });
  return id;
}

/** Lays a change of a public post beside it. */
async function revise(
  db: Db,
  photos: PhotoStore,
  user: SettledUser,
  post: PostRow,
  input: Input<'post.edit'>,
  now: number,
) {
  if (input.submit) await assertRoomAtDesk(db, user);
  const stands = standing(input.submit, now);
  const id = await openRevision(db, user, post, input, stands, now);
  const kept = await keepRevisionPhotos(db, photos, user, input.photos, { id, revises: post.id });
  await db.update(postEntity, { id }, { photos: kept });
  if (input.submit) await checkPost(db, user, id, input, now);
  return { id, state: stands.state, version: 1 };
}

type Content = Pick<Input<'post.create'>, 'body' | 'photos' | 'board' | 'ruleCode' | 'place' | 'submit'>;

const UNLOCKED = { locked_by: null, locked_until: 0 } satisfies Partial<PostRow>;
const UNDECIDED = {
  first_reviewer_id: null,
  first_rule_code: null,
  first_rule_version: null,
  first_points: null,
  decided_at: null,
  decided_unit_id: null,
} satisfies Partial<PostRow>;

const contentOf = (input: Content) => ({
  body: input.body,
  board: input.board,
  claim_code: input.ruleCode,
  place: input.place || null,
});

/** Where a post stands from now on: sent to review, or kept by its author. */
const standing = (submit: boolean, now: number) =>
  ({ state: submit ? 'pending' : 'draft', sent_at: submit ? now : null, listed_at: now }) as const;

/** A shop in whose name somebody may speak. Its deeds are reviewed where it stands. */
async function ownShop(db: Db, user: SettledUser, merchantId: number): Promise<Merchant> {
  await assertWorksAt(db, merchantId, user.id);
  const merchant = await readMerchant(db, merchantId);
  assertState(merchant, 'open', 'paused');
  return merchant;
}

/** One's own post, locked. Somebody else's is as good as not there. */
async function lockOwn(db: Db, user: SettledUser, id: number): Promise<PostRow> {
  const post = await lockPost(db, id);
  if (post.author_id !== user.id) throw new Refusal('NOT_FOUND');
  return post;
}

/**
 * Refuses what could not be reviewed. A draft may still lack its photos. A claim beyond its allowance is no fault: the
 * reviewer may publish the deed without points, and the app has told its author before.
 */
async function assertSound(db: Db, user: SettledUser, input: Content, now: number): Promise<void> {
  if (input.body === '' && input.photos.length === 0) throw new Refusal('POST_EMPTY', 'body');
  if (input.ruleCode === null) return;
  const rule = await ruleInForce(db, user.townId, input.ruleCode);
  if (rule.source !== 'post') throw new Refusal('RULE_NOT_CLAIMABLE', 'ruleCode');
  if (!input.submit) return;
  if (allowanceOf(rule, emptyUsage, now).blockedBy === 'validity')
    throw new Refusal('RULE_NOT_VALID_NOW', 'ruleCode');
  const photos = rule.evidence.photos;
  if (input.photos.length < photos) throw refuse('RULE_NEEDS_PHOTOS', { photos }, 'photos');
}

/** Not counted under a lock: a few beyond the bound, sent at once, do no harm. POSTS_WAITING. */
async function assertRoomAtDesk(db: Db, user: SettledUser): Promise<void> {
  const most = LIMITS.postsWaiting;
  const row = await db.row<{ n: number }>(
    sql`SELECT COUNT(*) AS n FROM (SELECT id FROM posts FORCE INDEX (author_state)
      WHERE author_id = ${user.id} AND state = 'pending' LIMIT ${most}) AS waiting`,
  );
  if ((row?.n ?? 0) >= most) throw refuse('POSTS_WAITING', { most });
}
