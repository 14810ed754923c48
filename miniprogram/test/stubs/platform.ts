import { forgetAnswers } from '../../src/kernel/answers';
import type {
  HttpReply,
  HttpRequest,
  PickedPhoto,
  Platform,
  Spot,
  UploadRequest,
} from '../../src/kernel/platform/types';
import { resetStack } from './taro';

/** A phone for tests: what it answers and what it was asked. */
export const phone = {
  name: 'weapp' as Platform['name'],
  signsInSilently: true,
  singlePage: false,
  codes: 0,
  sent: [] as HttpRequest[],
  /** How many requests went out: reads go together. */
  trips: 0,
  /** What the person picks from the album. */
  picked: [] as PickedPhoto[],
  previews: [] as { urls: string[]; current: string }[],
  copied: [] as string[],
  opened: [] as string[],
  /** What the camera reads next; null: the person turns back. */
  scanned: null as string | null,
  canScan: true,
  bright: 0,
  spot: null as Spot | null,
  /** Whether the location may be asked for, and what the person says in the settings. */
  mayLocate: true,
  allows: true,
  /** A page does not come. */
  losePage: (): void => undefined,
  stored: new Map<string, string>(),
  /** What is watched for being near; a test that scrolls sets `near` to false and tells them itself. */
  near: true,
  watched: new Map<string, (near: boolean, height: number) => void>(),
  answer: (_request: HttpRequest): Promise<HttpReply> => Promise.resolve({ status: 200, body: {} }),
  upload: (_upload: UploadRequest): Promise<HttpReply> => Promise.resolve({ status: 200, body: {} }),
};
const fresh = { ...phone };

export function resetPhone(): void {
  forgetAnswers();
  resetStack();
  Object.assign(phone, fresh, {
    sent: [],
    previews: [],
    copied: [],
    opened: [],
    watched: new Map(),
    stored: new Map<string, string>(),
  });
}

/** Each read that came together with others is noted and answered by itself. */
function answerOne(request: HttpRequest): Promise<HttpReply> {
  phone.sent.push(request);
  return phone.answer(request);
}

export const platform: Platform = {
  get name() {
    return phone.name;
  },
  get signsInSilently() {
    return phone.signsInSilently;
  },
  loginCode: () => Promise.resolve(`code-${++phone.codes}`),
  chooseImages: (count) => Promise.resolve(phone.picked.slice(0, count)),
  previewImages: (urls, current) => void phone.previews.push({ urls, current }),
  async request(request) {
    const [base = '', names = ''] = request.url.split('/api/');
    const each = names.split(',');
    phone.trips += 1;
    if (each.length === 1) return answerOne(request);
    const inputs = JSON.parse(request.body ?? '[]') as unknown[];
    const answers = await Promise.all(
      each.map(async (name, at) => {
        const body = JSON.stringify(inputs[at]);
        const { status, body: said } = await answerOne({ ...request, url: `${base}/api/${name}`, body });
        return status === 200 ? { reply: said } : { status, ...(said as object) };
      }),
    );
    return { status: 200, body: { answers } };
  },
  upload: (upload) => ({ done: phone.upload(upload), stop: () => undefined }),
  storage: {
    get: (key) => phone.stored.get(key) ?? null,
    set: (key, value) => void phone.stored.set(key, value),
    remove: (key) => void phone.stored.delete(key),
  },
  onNetwork: () => () => undefined,
  onPageLost(listen) {
    phone.losePage = listen;
  },
  systemDark: () => false,
  onSystemDark: () => () => undefined,
  fontScale: () => 1,
  paint: () => undefined,
  loadSerif: () => undefined,
  bar: () => ({ status: 20, height: 44, capsule: 96 }),
  vibrate: () => undefined,
  copy(text) {
    phone.copied.push(text);
    return Promise.resolve();
  },
  openFile(url) {
    phone.opened.push(url);
    return Promise.resolve();
  },
  get canScan() {
    return phone.canScan;
  },
  scan: () => Promise.resolve(phone.scanned),
  brighten() {
    phone.bright++;
    return () => void phone.bright--;
  },
  locate: () => Promise.resolve(phone.mayLocate ? phone.spot : null),
  get hasMap() {
    return phone.name === 'weapp';
  },
  chooseSpot: () =>
    Promise.resolve(
      phone.mayLocate ? phone.spot && { ...phone.spot, address: '梧桐里东门 12 号' } : 'refused',
    ),
  allowSpot() {
    phone.mayLocate = phone.allows;
    return Promise.resolve(phone.allows);
  },
  openMap: ({ name }) => void phone.opened.push(name),
  openPrivacyContract: () => undefined,
  watchNear(_page, id, _px, listen) {
    phone.watched.set(id, listen);
    if (phone.near) listen(true, 0);
    return () => void phone.watched.delete(id);
  },
  singlePage: () => phone.singlePage,
};
