/** The photos of a draft, on their way. */
export const words = {
  addPhoto: '添加照片',
  photoCount: (n: number, max: number) => `${n} / ${max}`,
  removePhoto: (n: number) => `去掉第 ${n} 张照片`,
  retry: '重传',
  retryPhoto: (n: number) => `重传第 ${n} 张照片`,
  refused: '换一张',
  replacePhoto: (n: number) => `把第 ${n} 张换一张`,
  sendingPhoto: (n: number, percent: number) => `第 ${n} 张照片，已传 ${percent}%`,
  photoFailed: (n: number) => `第 ${n} 张没传上去，点它重传`,
  photoTooLarge: (n: number) => `第 ${n} 张超过 10 MB，请换一张小些的`,
  photoRefused: (n: number, message: string) => `第 ${n} 张：${message}`,
  photoGone: '隔得太久，照片已失效，请换一张',
  cannotPick: '打不开相册，请在微信里允许使用照片',
};
