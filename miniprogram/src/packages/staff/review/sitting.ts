import { call, read, type CallError, toCallError } from '../../../kernel/call';
import { createStore, type Store } from '../../../kernel/store';
import {
  type Decision,
  type Item,
  type Outcome,
  type Rule,
  sendDecision,
  wayOn,
} from '../../../parts/review/decision';
import { WORDS } from './words';

/** Another rule than the claimed one, or none; null: as it was claimed. */
interface Chosen {
  instead: { rule: Rule | null } | null;
}

export type Phase =
  | { at: 'loading' }
  /** `told`: what the reviewer must know before looking again. `refusal`: why the last decision did not go through. */
  | ({ at: 'item'; item: Item; told: string | null; refusal: CallError | null } & Chosen)
  /** An approval that was pressed and not yet sent: it can be taken back. */
  | ({ at: 'held'; item: Item; decision: Decision; seal: string | null } & Chosen)
  | { at: 'stamped'; item: Item; outcome: Outcome; seal: string | null }
  | { at: 'failed'; id: number | null; error: CallError }
  | { at: 'empty' };

export interface SittingState {
  phase: Phase;
  /** How many were decided in this sitting. */
  decided: number;
  busy: boolean;
}

export interface Sitting extends Pick<Store<SittingState>, 'get' | 'set' | 'subscribe'> {
  /** Opens one item, or the oldest free one. */
  begin(id: number | null): Promise<void>;
  /** Leaves this item to others and opens the oldest free one. */
  next(): Promise<void>;
  /** Puts this item aside: others may take it, and here it comes again when nothing else waits. */
  later(): Promise<void>;
  decide(decision: Decision): Promise<void>;
  /** Presses the seal, and sends it a few seconds later: until then it can be taken back. */
  approve(decision: Decision, seal: string | null, instead: Chosen['instead']): void;
  /** What was pressed is not sent; the item stands there as before. */
  takeBack(): void;
  /** Sends what was pressed now, and goes on. */
  goOn(): Promise<void>;
  /** Keeps the lock while the item is looked at. */
  renew(): Promise<void>;
  /** Gives back what is held; nothing that still arrives is shown. */
  end(): void;
}

/** Why the same item must be looked at once more. */
const AGAIN: Partial<Record<CallError['code'], string>> = {
  REVIEW_CHANGED: WORDS.wasChanged,
  CHECK_RISKY: WORDS.foundRisky,
};

/** How long the stamp is seen before the next item slides in. */
export const STAMP_MS = 900;
/** How long an approval can be taken back. */
export const HOLD_MS = 5_000;

/** The oldest item that nobody else looks at and that was not passed over in this sitting. */
async function oldestFree(passed: ReadonlySet<number>): Promise<number | null> {
  let cursor: string | undefined;
  do {
    const page = await read('review.queue', { cursor });
    const free = page.items.find((item) => !item.mine && !item.takenBy && !passed.has(item.id));
    if (free) return free.id;
    cursor = page.next ?? undefined;
  } while (cursor);
  return null;
}

/** One reviewer's sitting: takes an item, keeps its lock, decides it, goes on to the next. Knows nothing of screens. */
export function createSitting(): Sitting {
  const store = createStore<SittingState>({ phase: { at: 'loading' }, decided: 0, busy: false });
  const passed = new Set<number>();
  const aside = new Set<number>();
  let held: number | null = null;
  /** Counts what was asked for: an answer to an earlier question is not shown any more. */
  let turn = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const show = (phase: Phase) => store.set({ ...store.get(), phase });
  const isFor = (mine: number) => mine === turn;

  // Nothing hangs on it: a lock that is not given back runs out.
  const giveBack = (postId: number) => void call('review.release', { postId }).catch(() => undefined);

  function release(): void {
    if (held !== null) giveBack(held);
    held = null;
  }

  /** `found`: by us, not chosen by the reviewer; when it has just gone, another one will do as well. */
  async function take(id: number, found: boolean, told: string | null = null): Promise<void> {
    const mine = ++turn;
    show({ at: 'loading' });
    try {
      const item = await call('review.take', { postId: id });
      if (!isFor(mine)) return giveBack(id);
      held = id;
      show({ at: 'item', item, told, refusal: null, instead: null });
    } catch (thrown) {
      const error = toCallError(thrown);
      if (!isFor(mine)) return;
      const gone = wayOn(error.code) === 'next';
      if (gone) passed.add(id);
      if (gone && found) await search();
      else show({ at: 'failed', id, error });
    }
  }

  /** The same item once more, in place: what the reviewer has chosen and typed stays. */
  async function takeAgain(before: Item, instead: Chosen['instead'], told: string): Promise<void> {
    const mine = turn;
    try {
      const item = await call('review.take', { postId: before.id });
      if (!isFor(mine)) return giveBack(before.id);
      held = before.id;
      show({ at: 'item', item, told, refusal: null, instead });
    } catch (thrown) {
      if (isFor(mine)) await refuse(before, instead, toCallError(thrown));
    }
  }

  async function search(): Promise<void> {
    const mine = ++turn;
    show({ at: 'loading' });
    try {
      const other = await oldestFree(new Set([...passed, ...aside]));
      const id = other ?? (aside.size > 0 ? await oldestFree(passed) : null);
      if (!isFor(mine)) return;
      if (id === null) show({ at: 'empty' });
      else await take(id, true, other === null ? WORDS.onlyAside : null);
    } catch (thrown) {
      if (isFor(mine)) show({ at: 'failed', id: null, error: toCallError(thrown) });
    }
  }

  /** After a decision: what the server named as next, unless it was passed over here. */
  function advance({ nextId }: Item): Promise<void> {
    return nextId !== null && !passed.has(nextId) && !aside.has(nextId) ? take(nextId, true) : search();
  }

  async function refuse(item: Item, instead: Chosen['instead'], error: CallError): Promise<void> {
    switch (wayOn(error.code)) {
      case 'next':
        held = null;
        passed.add(item.id);
        return show({ at: 'failed', id: item.id, error });
      case 'again':
        return takeAgain(item, instead, AGAIN[error.code] ?? WORDS.lockRenewed);
      default:
        return show({ at: 'item', item, told: null, refusal: error, instead });
    }
  }

  async function sendIt(decision: Decision, seal: string | null): Promise<void> {
    const { phase, busy } = store.get();
    if ((phase.at !== 'item' && phase.at !== 'held') || busy) return;
    const { item, instead } = phase;
    const mine = turn;
    clearTimeout(timer);
    store.set({ ...store.get(), busy: true });
    try {
      const outcome = await sendDecision(decision);
      held = null;
      passed.add(item.id);
      if (!isFor(mine)) return;
      const phaseNow: Phase = { at: 'stamped', item, outcome, seal };
      store.set({ ...store.get(), decided: store.get().decided + 1, phase: phaseNow });
      timer = setTimeout(() => void advance(item), STAMP_MS);
    } catch (thrown) {
      if (isFor(mine)) await refuse(item, instead, toCallError(thrown));
    } finally {
      store.set({ ...store.get(), busy: false });
    }
  }

  function approve(decision: Decision, seal: string | null, instead: Chosen['instead']): void {
    const { phase, busy } = store.get();
    if (phase.at !== 'item' || busy) return;
    show({ at: 'held', item: phase.item, decision, seal, instead });
    clearTimeout(timer);
    timer = setTimeout(() => void sendIt(decision, seal), HOLD_MS);
  }

  function takeBack(): void {
    const { phase, busy } = store.get();
    if (phase.at !== 'held' || busy) return;
    clearTimeout(timer);
    const { item, instead } = phase;
    show({ at: 'item', item, told: null, refusal: null, instead });
  }

  async function renew(): Promise<void> {
    const { phase, busy } = store.get();
    // After a decision whose reply was lost the item may be decided already: only sending it again can tell.
    if (phase.at !== 'item' || phase.refusal || busy) return;
    const { instead } = phase;
    const mine = turn;
    try {
      const fresh = await call('review.take', { postId: phase.item.id });
      if (!isFor(mine) || store.get().busy || fresh.version === phase.item.version) return;
      show({ at: 'item', item: fresh, told: WORDS.wasChanged, refusal: null, instead });
    } catch (thrown) {
      const error = toCallError(thrown);
      if (isFor(mine) && !store.get().busy && wayOn(error.code) === 'next')
        await refuse(phase.item, instead, error);
    }
  }

  return {
    ...store,
    begin: (id) => (id === null ? search() : take(id, false)),
    async next() {
      if (held !== null) passed.add(held);
      release();
      await search();
    },
    async later() {
      if (held !== null) aside.add(held);
      release();
      await search();
    },
    decide: (decision) => sendIt(decision, null),
    approve,
    takeBack,
    async goOn() {
      const { phase } = store.get();
      if (phase.at === 'held') await sendIt(phase.decision, phase.seal);
    },
    renew,
    end() {
      turn += 1;
      clearTimeout(timer);
      const { phase, busy } = store.get();
      // Whoever leaves has gone on: it is sent. Should it not arrive, the post is still in the queue.
      if (phase.at === 'held' && !busy) {
        held = null;
        void sendDecision(phase.decision).catch(() => undefined);
      }
      release();
    },
  };
}
