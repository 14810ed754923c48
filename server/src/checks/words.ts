const THINGS: Record<string, string> = {
  comment: '评论',
  thanks: '感谢的话',
  person: '称呼',
  household: '家庭名称',
  post: '动态',
  photo: '照片',
  submission: '店铺内容',
};

const thingOf = (kind: string) => THINGS[kind] ?? '内容';
/** As much of it as its author needs to know which it was. */
const QUOTED = 20;
const quoted = (words: string) =>
  words === '' ? '' : `“${[...words].slice(0, QUOTED).join('')}${[...words].length > QUOTED ? '…' : ''}”`;

export const words = {
  removed: (kind: string, text: string, answer: string) =>
    `您的${thingOf(kind)}${quoted(text)}没有通过核对，不再公开。原因：${answer}。有疑问可以联系社区工作人员`,
};
