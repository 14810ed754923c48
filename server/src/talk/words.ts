import { cutText } from '@jishan/shared/text';

const quoted = (text: string, most: number) => {
  const line = text.replace(/\s+/gu, ' ').trim();
  const short = cutText(line, most);
  return `“${short}${short === line ? '' : '…'}”`;
};

/** What people are told of what others say to them. */
export const words = {
  title: {
    comment: (name: string) => `${name}评论了您`,
    reply: (name: string) => `${name}回了您一句`,
  },
  said: (body: string) => quoted(body, 100),
  liked: (name: string, likes: number) => (likes > 1 ? `${name}等 ${likes} 人点赞` : `${name}点了赞`),
  likedText: (body: string) => `您发的${quoted(body, 20)}`,
  somebody: '一位邻居',
};
