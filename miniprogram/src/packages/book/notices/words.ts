export const words = {
  title: '公示栏',
  tabs: { now: '公示中', past: '已结束', digests: '每日封账' },
  end: '公示到这里',
  empty: { now: '现在没有公示中的积分', past: '还没有公示结束的积分' },
  emptyText: '积分通过审核后先在这里公示，邻里都能看、都能问。',

  digestNote:
    '每天结束时，全镇的积分账封一次，公布一串封账码。以后谁改动过去的任何一笔，这串码就对不上。想核对，把码复制下来，请社区当面对一遍。',
  digestOf: (transfers: number, points: number) => `${transfers} 笔，合计 ${points} 分`,
  copy: '复制',
  copied: '已复制',
  notCopied: '复制不了',
  digestEmpty: '还没有封过账',
  digestEmptyText: '每天结束后公布当天的封账码。',
};
