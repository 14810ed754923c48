import { LIMITS } from '@jishan/shared/limits';

/** Every word of the town's own list of words. */
export const WORDS = {
  title: '本镇敏感词',
  lead: '居民写的评论、称呼、感谢里有这些词的，先不公开，等工作人员看过。动态和店铺的内容里有的，审核时会提示。中间加了空格、符号也认得出。',
  label: '敏感词',
  hint: '一行一个词',
  readOnly: '只有镇管理员能改，有要添的请告诉镇里。',
  none: '还没有设敏感词',
  changed: (name: string, when: string) => `${name} ${when}改过`,
  count: (count: number) => `现在 ${count} 个词`,
  send: '保存',
  tooMany: `最多 ${LIMITS.townWords} 个词，请删去一些`,
  tooLong: (word: string) => `“${word}”太长了，一个词最多 ${LIMITS.townWordChars} 字`,
  saved: '已保存，从现在写的起算',
};
