import type { Api } from '@jishan/shared/api';
import { forgetAnswers } from './answers';
import { readStored, writeStored } from './storage';
import { createStore, useStore } from './store';

export type Me = Api['session.me']['reply'];

export interface Session {
  token: string | null;
  me: Me | null;
  /** Has agreed to sign in on this phone before, so that an expired token may be renewed without asking. */
  known: boolean;
}

const KEY = 'session';
const NOBODY: Session = { token: null, me: null, known: false };

const store = createStore<Session>({ ...NOBODY, ...readStored<Session>(KEY) });

export const session = {
  get: store.get,
  subscribe: store.subscribe,
  set(part: Partial<Session>): void {
    store.set({ ...store.get(), ...part });
    writeStored(KEY, store.get());
  },
  /** Signing out: nothing of this person stays but their drafts, which only they will see again. */
  forget(): void {
    forgetAnswers();
    store.set(NOBODY);
    writeStored(KEY, null);
  },
};

/** Has chosen a community: until then a new user sees nothing but that choice. */
export const isSettled = ({ community }: Pick<Me, 'community'>): boolean => community !== null;

export const useMe = (): Me | null => useStore(store).me;

export function useSession(): { me: Me | null; signedIn: boolean } {
  const { me, token } = useStore(store);
  return { me, signedIn: token !== null };
}
