/** Every word of the messages. */
export const words = {
  title: '消息',
  empty: '还没有消息',
  emptyText: '积分快到期、异议和申诉有了答复，都会告诉您。',
  toHome: '看看今天的事',
  unread: '没看过',
  end: '就这些了',
};
