/** Every word of what people say to a thing, and of the bar where they say it. */
export const words = {
  title: (n: number) => (n > 0 ? `${n} 条评论` : '评论'),
  order: '先看最早',
  empty: '还没有人说话，来说第一句。',
  placeholder: '说句话…',
  send: '发送',
  held: '正在核对，稍后公开',
  tooLong: (over: number) => `超出 ${over} 字，删短一些再发`,
  offline: '网断了，写的还在，再点一次发送',
  guest: '登录后说句话…',
  like: '赞',
  liked: '已赞，再点一下取消',

  reply: '回复',
  replyTo: (name: string) => `回复 ${name}`,
  notReply: '不回复了',
  edited: '已编辑',
  gone: { removed: '这条评论已删除', blocked: '这条评论来自您拉黑的人' },
  more: '更多',
  moreOf: (name: string) => `${name}的评论`,

  edit: '改一改',
  editNote: '发出 5 分钟内可以改，改过会注明“已编辑”',
  editYes: '改好了',
  comment: '评论',
  remove: '删除',
  removeNote: '别人的回复会留着',
  removing: { title: '删除这条评论？', yes: '删除', no: '不删' },

  block: '拉黑',
  blockNote: '不再看到这个人的评论和动态',
  blocking: (name: string) => ({
    title: `拉黑${name}？`,
    text: '您不再看到这个人的评论和动态，对方也不能评论您的。不会告诉对方。想解除，到“我的 → 设置 → 拉黑名单”。',
    yes: '拉黑',
    no: '不拉黑',
  }),
};
