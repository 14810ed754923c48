export const words = {
  choose: '选一家店',
};
