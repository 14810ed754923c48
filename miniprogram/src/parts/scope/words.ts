/** Whose posts are shown. */
export const words = { label: '看哪里的', town: '全镇', community: '本社区' };
