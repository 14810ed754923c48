/** Every word of the messages. */
export const words = {
  title: '消息',
  empty: '还没有消息',
  emptyText: '动态有没有通过、积分到没到账、谁和您说了话，都会在这里告诉您。',
  toHome: '看看今天的事',
  unread: '没看过',
  left: ['还有', '条没看'],
  more: '99+',
  allRead: '都看过了',
  readAll: '全都看过了',
  settings: '提醒设置',
  today: '今天',
  yesterday: '昨天',
  mend: '改一改再发',
  appeal: '不认可，申诉',
  news: '新消息',
  end: '就这些了',
};
