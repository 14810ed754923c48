/** Of Taro's own, and without types. */
declare module '@tarojs/plugin-platform-weapp/dist/runtime-utils' {
  import type { mergeReconciler } from '@tarojs/shared';
  export const hostConfig: Parameters<typeof mergeReconciler>[0];
}
