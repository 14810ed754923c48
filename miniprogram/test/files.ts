import type { Reply } from '../src/kernel/call';

type File = Reply<'merchant.file'>;

/** A barber's shop as its owner and the desk see it; `part` makes others of it. */
export const fileOf = (part: Partial<File> = {}): File => ({
  ...{ id: 3, name: '平安理发店', kind: 'hair', intro: '老店', giving: '', address: '东门 12 号' },
  ...{ lat: 30.87, lng: 120.1, hours: Array.from({ length: 7 }, () => [[540, 1080]]), phone: '13800000000' },
  ...{ photos: [], licence: [], community: '梧桐里社区', state: 'open', version: 2, pactVersion: 1 },
  ...{ joinedAt: 1_764_000_000_000, role: 'owner', submission: null, suspension: null, events: [] },
  members: [
    { userId: 7, name: '王秀兰', role: 'owner', since: 1_764_000_000_000 },
    { userId: 8, name: '李师傅', role: 'clerk', since: 1_764_000_000_000 },
  ],
  invite: { code: 'K7M2P9', until: 1_900_000_000_000 },
  ...part,
});
