import Taro from '@tarojs/taro';

/** A file of its own, loaded with the first photo that is opened: Taro's viewer brings a third of all scripts. */
export const previewImages = (urls: string[], current: string): void =>
  void Taro.previewImage({ urls, current });
