export const words = {
  title: '动态',
  photo: '照片，点开看大图',
  more: '更多',
  moreTitle: '这条动态',
  blocked: (name: string) => `已拉黑${name}，不会再看到 TA 的动态和评论`,

  gone: '这条动态看不到了',
  goneText: '它可能已被作者收回，或还没有公开。',
  goneAct: '回首页看看',
  guestLine: '打开小程序，和邻里一起积善',
  closed: '公开以后，邻里可以在这里说话。',

  hideTitle: '隐藏这条动态',
  hideReason: '理由（作者看得到）',
  hideHint: '例如：照片里露出了别人的脸',
  hide: '隐藏',
  withdrawing: {
    title: '收回这条动态？',
    text: '收回后不再审核，您可以改一改再发。',
    yes: '收回',
    no: '不收回',
  },
};
