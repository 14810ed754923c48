export const words = {
  section: '店里的新事',
  photos: (count: number) => `${count} 张照片`,
};
