/** Every word of the square. */
export const words = {
  title: '广场',
  all: '全部',
  boards: '板块',
  empty: '这块板还空着',
  emptyText: (where: string) => `${where}的第一张，由你来贴。`,
  write: '写第一条',
  end: '都看完了',
  kept: '没连上网络，先看上次存下的。',
  retry: '再试一次',
};
