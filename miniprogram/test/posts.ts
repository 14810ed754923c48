import type { PostView } from '../src/parts/post/types';

/** A public post with points, as a stranger sees it; `part` makes others of it. */
export const post = (part: Partial<PostView> = {}): PostView => ({
  id: 255,
  author: { id: 8, name: '陈建国', avatar: 'lake', unit: null },
  shop: null,
  community: '梧桐里社区',
  body: '和老周走了三条巷子。8 号院门口的灯不亮。',
  photos: [],
  board: 'patrol',
  place: '8 号院后巷',
  state: 'approved',
  seal: { text: '巡逻', points: 50, title: '义务巡逻', wait: false },
  likes: 16,
  comments: 0,
  liked: false,
  at: 1_795_000_000_000,
  createdAt: 1_795_000_000_000,
  version: 2,
  can: { edit: false, withdraw: false, review: false, hide: false },
  decidedBy: '梧桐里社区居委会',
  decidedAt: 1_795_000_000_000,
  claim: null,
  history: null,
  transferId: null,
  notice: null,
  ...part,
});
