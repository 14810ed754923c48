export const words = {
  title: '动态',
  photo: '照片，点开看大图',

  gone: { title: '这条动态看不到了', text: '它可能已被作者收回，或还没有公开。', action: '回首页看看' },
  guestLine: '打开小程序，和邻里一起积善',
  closed: '公开以后，邻里可以在这里说话。',

  hideSheet: {
    title: '隐藏这条动态',
    label: '理由（作者看得到）',
    placeholder: '例如：照片里露出了别人的脸',
    action: '隐藏',
    empty: '写一句理由，作者看得到',
  },
};
