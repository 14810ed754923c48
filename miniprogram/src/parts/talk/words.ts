/** Every word of what people say to a thing, and of the bar where they say it. */
export const words = {
  title: (n: number) => (n > 0 ? `${n} 条评论` : '评论'),
  order: '先看最早',
  empty: '还没有人说话，来说第一句。',
  placeholder: '说句话…',
  send: '发送',
  held: '正在核对，稍后公开',
  remove: '删除',
  removing: { title: '删除这条评论？', yes: '删除', no: '不删' },
  tooLong: (over: number) => `超出 ${over} 字，删短一些再发`,
  offline: '网断了，写的还在，再点一次发送',
  guest: '登录后说句话…',
  like: '赞',
  liked: '已赞，再点一下取消',
};
