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
  edit: '改一改再送',
  see: '看一看',
  remove: '撤下',
  removeTitle: '撤下这条动态？',
  removeText: '居民马上看不到，撤下后不能恢复。',
  add: '写一条动态',
  end: '就这些了',
};
