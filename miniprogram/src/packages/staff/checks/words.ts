const KINDS: Readonly<Record<string, string>> = {
  comment: '评论',
  thanks: '给店家的感谢',
  person: '居民的称呼',
  household: '家庭名称',
  post: '动态',
  photo: '照片',
  submission: '店铺的内容',
};

const WHY: Readonly<Record<string, string>> = {
  asked: '微信还没有答复，请您先看',
  review: '微信拿不准，请您看',
  risky: '微信认为有风险',
  unsure: '微信没有核对，请您看',
};

/** Every word of looking at what was held, or found bad. */
export const words = {
  title: '内容核对',
  /** One that this version does not know is told in general words. */
  kind: (kind: string) => KINDS[kind] ?? '内容',
  waiting: (count: number, more: boolean) => `待看 ${count}${more ? '+' : ''} 条`,
  by: (name: string, when: string) => `${name} ${when}写的`,
  why: (state: string, word: string): string =>
    state === 'word' ? `里面有本镇的敏感词“${word}”` : (WHY[state] ?? '请您看一看'),
  shown: '已经公开，大家看得到',
  held: '还没有公开，只有作者自己看得到',
  own: '这是您或您家人、同事写的，请交给别的同事',
  elsewhere: '这一条请到它所在的页面修改或下架；在这里只能放行',
  remove: '不公开',
  takeAway: '撤下',
  release: '放行',
  removeText: '作者会看到您写的原因。',
  to: '作者会收到',
  letterLead: '没有通过核对，不再公开。原因：',
  reason: '原因',
  needReason: '请写明原因，作者会看到',
  ready: ['含有广告', '话说得伤人', '说的是别人的隐私', '和实际情况不符'],
  send: '不公开并告知作者',
  released: '已放行，大家看得到',
  removed: '已不再公开，作者会收到原因',
  doneTitle: '都看完了',
  doneText: '有要您看的，会出现在这里',
};
