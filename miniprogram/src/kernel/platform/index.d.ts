import type { Platform } from './types';

/** Taro picks index.weapp.ts or index.h5.ts; tests put a fake phone here. */
export declare const platform: Platform;
