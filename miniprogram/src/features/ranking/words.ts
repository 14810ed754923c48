import type { Choice } from './choice';

export const WORDS = {
  title: '荣誉榜',
  fair: '按荣誉分，花掉的不扣',
  periods: { day: '今日', week: '本周', month: '本月', year: '全年' } satisfies Record<
    Choice['period'],
    string
  >,
  periodLabel: '看哪一段',
  scopeTitle: '看哪里的榜',
  town: '全镇',
  townNote: '镇里所有社区的居民',
  communityNote: '只看本社区的居民',
  mine: '我',
  end: '榜单到这里',
  empty: {
    day: '今天还没有人得分',
    week: '这周还没有人得分',
    month: '这个月还没有人得分',
    year: '今年还没有人得分',
  } satisfies Record<Choice['period'], string>,
  emptyText: '做一件好事，第一个上榜',
  publish: '发布好事',
  signInTitle: '登录后看荣誉榜',
  signInText: '看看今天社区里谁做的好事最多',
  signIn: '登录',
  settleTitle: '选好社区，就能看荣誉榜',
  settleText: '榜单按社区和全镇排',
  settle: '去选社区',
  staff: '工作人员不参加排名',
  optedOut: '您选择了不参加排名，点这里可以改',
  none: {
    day: '今天还没得分，做一件好事就上榜',
    week: '这周还没得分，做一件好事就上榜',
    month: '这个月还没得分，做一件好事就上榜',
    year: '今年还没得分，做一件好事就上榜',
  } satisfies Record<Choice['period'], string>,
  first: '排在最前面',
  chase: { before: '再得', unit: '分，追上' },
};
