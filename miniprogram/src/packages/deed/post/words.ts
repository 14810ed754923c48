export const words = {
  title: '动态',
  photo: '照片，点开看大图',

  gone: '这条动态看不到了',
  goneText: '它可能已被作者收回，或还没有公开。',
  goneAct: '回首页看看',
  guestLine: '打开小程序，和邻里一起积善',
  closed: '公开以后，邻里可以在这里说话。',

  hideTitle: '隐藏这条动态',
  hideReason: '理由（作者看得到）',
  hideHint: '例如：照片里露出了别人的脸',
  hide: '隐藏',
  withdrawAsk: '收回这条动态？',
  withdrawText: '收回后不再审核，您可以改一改再发。',
  withdraw: '收回',
  keep: '不收回',
};
