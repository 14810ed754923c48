export const words = {
  title: '邻居',
  own: '邻居看到的您就是这样',
  month: '本月荣誉分',
  year: '今年荣誉分',
  ever: '累计荣誉分',
  deeds: (count: number) => `公开的好事 ${count} 条`,
  none: '还没有公开的好事',
  gone: '没有找到这个人',
  goneText: '可能不是本镇的居民，或者已经离开了',
  goneAct: '回首页',
  end: '就这些了',
};
