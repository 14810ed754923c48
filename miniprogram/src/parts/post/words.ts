/** Every word of the post card; those of a post's slip are in slip-words.ts. */
export const words = {
  whole: '全文',
  like: '赞',
  liked: '已赞，再点一下取消',
  talk: '评论',
  share: '转发',
  copied: '链接已复制',
  notCopied: '复制不了',
  shareTitle: (author: string) => `${author}做了一件好事`,
  inName: (shop: string) => `${shop}的善行`,
  shareApp: '积善：和邻里一起积善',
};
