import type { Db } from '../kernel/database';
import type { StaffUser } from '../kernel/identity';
import type { Scene } from '../wechat/content';

/** Something that was handed in to be looked at, as the kind's functions get it. */
export interface CheckedThing {
  subjectId: number;
  /** Of a picture; else null. */
  photoId: string | null;
  authorId: number;
  /** As they were handed in. */
  words: string;
}

/**
 * A kind of thing whose words or picture others read; given in server/src/checked.ts, so that the checks know no feature.
 * Its functions run in the transaction that decides, and must stand a thing that was removed or written anew meanwhile.
 */
export interface CheckedKind {
  /** As rows name it. */
  kind: string;
  /** Where WeChat is told that it stands: 1 profile, 2 comment, 3 forum, 4 log. */
  scene: Scene;
  /** Of what people review before it is public: whether it is now. A bad word then calls them back to it. */
  isPublic?: (db: Db, thing: CheckedThing) => Promise<boolean>;
  /** Lets others read what was held. */
  show?: (db: Db, thing: CheckedThing, now: number) => Promise<void>;
  /** Takes from others what they could read, until somebody has looked. */
  hold?: (db: Db, thing: CheckedThing, now: number) => Promise<void>;
  /** Staff have looked and take it away for good, whether it is shown or held. Without it they do that where it stands. */
  remove?: (db: Db, thing: CheckedThing, by: StaffUser, now: number) => Promise<void>;
}

export interface CheckedKinds {
  /** Throws for a kind that this version does not know: then another version of the server wrote it. */
  of: (kind: string) => CheckedKind;
  find: (kind: string) => CheckedKind | undefined;
}

export function checkedKinds(list: readonly CheckedKind[]): CheckedKinds {
  const byKind = new Map(list.map((one) => [one.kind, one]));
  return {
    find: (kind) => byKind.get(kind),
    of: (kind) => {
      const found = byKind.get(kind);
      if (!found) throw new Error(`nothing is checked under the name ${kind}`);
      return found;
    },
  };
}

/** What is known of it: WeChat is asked · its three verdicts · it will not say · a word of the town's own list stands there. */
export type CheckState = 'asked' | 'pass' | 'review' | 'risky' | 'unsure' | 'word';

export interface CheckRow extends CheckedThing {
  id: number;
  kind: string;
  state: CheckState;
  /** Null: of what people review anyway. */
  shown: 0 | 1 | null;
  /** Null: it is done with. */
  isOpen: 1 | null;
}
