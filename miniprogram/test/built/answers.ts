import { person } from '../people';

/** What the server says of one resident and one post. */
export const me = person({ grid: null });
export const post = {
  id: 5,
  author: { id: 8, name: '陈建国', avatar: 'lake', unit: null },
  shop: null,
  community: '梧桐里社区',
  body: '和老周走了三条巷子。',
  photos: [],
  board: 'patrol',
  place: null,
  state: 'approved',
  seal: { text: '巡逻', points: 50, title: '义务巡逻', wait: false },
  likes: 36,
  comments: 8,
  liked: false,
  at: Date.UTC(2026, 10, 22),
};
