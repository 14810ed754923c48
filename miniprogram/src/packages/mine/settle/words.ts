export const WORDS = {
  settleTitle: '选择社区',
  settleLead: '您住在哪里？',
  settleNote:
    '动态由您住的社区审核，荣誉榜也按社区排，所以选好就不能自己改了。选错了、搬家了，找社区工作人员改。',
  townAsk: '哪个镇',
  communityAsk: '哪个社区',
  gridAsk: '哪个网格',
  gridNote: '不清楚可以先不选',
  skipGrid: '不清楚，先不选',
  nameAsk: '邻居怎么称呼您',
  namePlaceholder: '如“王秀兰”',
  settleDo: '就是这里',
  chooseAgain: '重新选',
  noRegions: '这里还没有开通',
  noRegionsText: '请联系社区工作人员',
};
