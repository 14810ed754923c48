import { useDidShow } from '@tarojs/taro';
import { useEffect, useMemo, useState } from 'react';
import { newKey } from './key';
import type { Keyed } from './send';
import { session } from './session';
import { readStored, writeStored } from './storage';
import { createStore, type Store, useStore } from './store';

interface Kept<T> {
  /** Nothing while nobody has typed: what was sent back may be sent again as it is. */
  value?: T;
  /** Made when it is first sent and kept until it has been accepted: however often it is sent, it counts once. */
  key?: string;
  savedAt?: number;
}

export interface Draft<T> extends Keyed {
  value: T;
  /** When it was last kept; null while nothing has been typed. */
  savedAt: number | null;
  change: (part: Partial<T>) => void;
  clear: () => void;
}

// One store per draft, so that the page that writes it and the pages that mention it see the same.
const stores = new Map<string, Store<Kept<unknown> | null>>();

const addressOf = (name: string, userId: number | undefined) => `draft:${userId ?? 'guest'}:${name}`;

function storeOf<T>(address: string): Store<Kept<T> | null> {
  let store = stores.get(address);
  if (!store) {
    store = createStore(readStored<Kept<unknown>>(address));
    stores.set(address, store);
  }
  return store as Store<Kept<T> | null>;
}

const WRITE_AFTER_MS = 300;
const timers = new Map<string, ReturnType<typeof setTimeout>>();

function write(address: string): void {
  clearTimeout(timers.get(address));
  timers.delete(address);
  writeStored(address, storeOf(address).get());
}

// Storage is slow on old phones: what is typed fast is written once it pauses, and when the page is left.
function writeSoon(address: string): void {
  clearTimeout(timers.get(address));
  timers.set(
    address,
    setTimeout(() => write(address), WRITE_AFTER_MS),
  );
}

function useAddress(name: string): string {
  const { me } = useStore(session);
  return addressOf(name, me?.id);
}

/** What a person is writing: it survives leaving the page, the app and the network, and belongs to them alone. */
export function useDraft<T extends object>(name: string, empty: T): Draft<T> {
  const address = useAddress(name);
  const store = storeOf<T>(address);
  const kept = useStore(store);
  useEffect(
    () => () => {
      if (timers.has(address)) write(address);
    },
    [address],
  );
  // What an earlier version of the app kept lacks what has come since.
  const whole = (draft: Kept<T> | null): T => ({ ...empty, ...draft?.value });
  const put = (part: Kept<T>) => store.set({ ...store.get(), ...part });
  return {
    value: whole(kept),
    savedAt: kept?.savedAt ?? null,
    change(part) {
      put({ value: { ...whole(store.get()), ...part }, savedAt: Date.now() });
      writeSoon(address);
    },
    key() {
      const known = store.get()?.key;
      const key = known || newKey();
      if (!known) put({ key });
      // Whatever happens on the way, what was sent and its key are found again.
      write(address);
      return key;
    },
    renewKey() {
      put({ key: newKey() });
      write(address);
    },
    clear() {
      store.set(null);
      write(address);
    },
  };
}

/**
 * A draft left unfinished, for the pages that point to it: as it was when they were shown. While one writes they lie below,
 * and WeChat asks that a page which nobody sees draws nothing.
 */
export function useKeptDraft<T extends object>(name: string): { value: T; savedAt: number } | null {
  const store = storeOf<T>(useAddress(name));
  const [seen, setSeen] = useState(() => ({ store, draft: store.get() }));
  const look = () => {
    const draft = store.get();
    if (seen.store !== store || seen.draft !== draft) setSeen({ store, draft });
  };
  if (seen.store !== store) look(); // somebody else is signed in
  useDidShow(look);
  const { value, savedAt } = seen.draft ?? {};
  return useMemo(() => (value && savedAt ? { value, savedAt } : null), [value, savedAt]);
}
