/** What the server says of one resident and one post. */
export const me = {
  id: 7,
  name: '王秀兰',
  avatar: 'granny',
  role: 'resident',
  ranked: true,
  town: { id: 1, name: '平安镇' },
  community: { id: 2, name: '梧桐里社区' },
  grid: null,
  scope: null,
};
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
