import { hostConfig } from '@tarojs/plugin-platform-weapp/dist/runtime-utils';
import { mergeReconciler } from '@tarojs/shared';

/** Taro's runtime for WeChat, but for its additions to the table of components: see components-runtime.ts. */
mergeReconciler(hostConfig);
