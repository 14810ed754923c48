import { LIMITS } from '@jishan/shared/limits';
import {
  read,
  type CallError,
  type PhotoUpload,
  type Reply,
  toCallError,
  uploadPhoto,
} from '../../kernel/call';
import { newKey } from '../../kernel/key';
import { platform } from '../../kernel/platform';
import { createStore, type Store } from '../../kernel/store';
import { words } from './words';

export type Photo = Reply<'photo.upload'>;

/** A photo on its way. `refused` will never be taken, `failed` may be tried again. */
export interface UploadItem {
  key: string;
  /** What is shown: the file on the phone, or the server's small picture. */
  src: string;
  state: 'sending' | 'sent' | 'failed' | 'refused';
  percent: number;
  photo: Photo | null;
  /** Why it was refused; null when it is simply too large. */
  message: string | null;
}

export interface UploadList {
  store: Store<UploadItem[]>;
  add(): Promise<void>;
  retry(key: string): void;
  remove(key: string): void;
  /** Takes it away and asks for another one. */
  replace(key: string): Promise<void>;
  clear(): void;
  /** Whether one of them is not there yet. */
  isWaiting(): boolean;
  /** Asks for fresh addresses of those that have arrived, and which of them are gone. */
  refresh(): Promise<void>;
}

// Outside the page: leaving it stops no upload, and coming back finds them where they are.
const lists = new Map<string, UploadList & { listen(save: (photos: Photo[]) => void): void }>();

/**
 * The photos of one draft. `save` is told whenever those that have arrived change. The addresses that a draft keeps run out
 * within hours, the photos themselves within days: opening it asks.
 */
export function uploadsOf(
  address: string,
  kept: Photo[],
  save: (photos: Photo[]) => void,
  max: number = LIMITS.postPhotos,
): UploadList {
  const known = lists.get(address);
  const list = known?.store.get().some(({ state }) => state !== 'sent') ? known : createList(kept, max);
  lists.set(address, list);
  list.listen(save);
  void list.refresh();
  return list;
}

const arrived = (photo: Photo): UploadItem => ({
  key: photo.id,
  src: photo.thumb,
  state: 'sent',
  percent: 100,
  photo,
  message: null,
});

/** Only the photo itself can be at fault here; anything else may pass on a second try. */
const isRefusal = ({ code }: CallError) => code.startsWith('PHOTO_');

function createList(kept: Photo[], max: number) {
  const store = createStore<UploadItem[]>(kept.map(arrived));
  const running = new Map<string, PhotoUpload>();
  let save: (photos: Photo[]) => void = () => undefined;

  const change = (key: string, part: Partial<UploadItem>) =>
    store.set(store.get().map((item) => (item.key === key ? { ...item, ...part } : item)));
  const saveArrived = () => save(store.get().flatMap(({ photo }) => photo ?? []));

  async function start({ key, src }: UploadItem): Promise<void> {
    const upload = uploadPhoto({ path: src }, { key, onProgress: (percent) => change(key, { percent }) });
    running.set(key, upload);
    try {
      const photo = await upload.done;
      change(key, { state: 'sent', percent: 100, photo });
      saveArrived();
    } catch (thrown) {
      const error = toCallError(thrown);
      change(key, isRefusal(error) ? { state: 'refused', message: error.message } : { state: 'failed' });
    } finally {
      running.delete(key);
    }
  }

  async function refresh(): Promise<void> {
    const asked = store.get().flatMap(({ photo }) => photo ?? []);
    if (asked.length === 0) return;
    // Without an answer they stay as they are: the server tells again when the draft is sent.
    const reply = await read('photo.view', { photos: asked.map(({ id }) => id) }).catch(() => null);
    if (!reply) return;
    for (const { id } of asked) {
      const photo = reply.photos.find((one) => one.id === id);
      const item = store.get().find((one) => one.photo?.id === id);
      if (!item) continue;
      if (photo) change(item.key, { photo, src: item.src === item.photo?.thumb ? photo.thumb : item.src });
      else change(item.key, { state: 'refused', photo: null, message: words.photoGone });
    }
    saveArrived();
  }

  async function add(): Promise<void> {
    const picked = await platform.chooseImages(max - store.get().length);
    const items = picked.map(({ path, size }): UploadItem => ({
      key: newKey(),
      src: path,
      // Said at once: nobody waits a minute of mobile data to hear it from the server.
      state: size > LIMITS.photoBytes ? 'refused' : 'sending',
      percent: 0,
      photo: null,
      message: null,
    }));
    store.set([...store.get(), ...items]);
    for (const item of items) if (item.state === 'sending') void start(item);
  }

  function remove(key: string): void {
    running.get(key)?.stop();
    store.set(store.get().filter((item) => item.key !== key));
    saveArrived();
  }

  return {
    store,
    add,
    remove,
    refresh,
    replace(key: string) {
      remove(key);
      return add();
    },
    listen(next: (photos: Photo[]) => void) {
      save = next;
    },
    retry(key: string) {
      const item = store.get().find((one) => one.key === key && one.state === 'failed');
      if (!item) return;
      change(key, { state: 'sending', percent: 0 });
      void start(item);
    },
    isWaiting: () => store.get().some(({ state }) => state !== 'sent'),
    clear() {
      for (const upload of running.values()) upload.stop();
      store.set([]);
    },
  };
}
