import type { Api } from '@jishan/shared/api';

type News = Api['news.manage']['reply']['items'][number];

const STATES: Record<News['state'], string> = {
  waiting: '待审核',
  shown: '已公开',
  refused: '没有通过',
  removed: '已撤下',
};

export const words = {
  title: '店铺动态',
  state: ({ state, submission }: News) =>
    state === 'refused' && submission?.state === 'withdrawn' ? '已撤回' : STATES[state],
  refused: (answer: string) => `没有通过：${answer}`,
  edit: '改一改再送',
  see: '看一看',
  remove: '撤下',
  removeTitle: '撤下这条动态？',
  removeText: '居民马上看不到，撤下后不能恢复。',
  add: '写一条动态',
  none: '还没有动态',
  noneText: '上新、歇业、为老人义剪……写给邻居看',
  end: '就这些了',

  formTitle: '写店铺动态',
  lead: '社区审核通过后公开，邻居在首页和您的店里都能看到。',
  heading: '标题',
  headingPlaceholder: '如“重阳节免费理发”',
  text: '内容',
  textPlaceholder: '什么时候、什么事、谁能来',
  photos: '照片（可不放）',
  send: '提交审核',
  sentTitle: '已提交',
  sentText: '社区审核通过后，邻居就能看到。',
  back: '看我的动态',
  needTitle: '请填写标题',
  needText: '请填写内容',
  waitPhotos: '照片还没传完，请稍等',
};
