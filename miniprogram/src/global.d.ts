/// <reference types="@tarojs/taro" />

/** The server's address, set by the build (empty on the web: same origin). */
declare const API_BASE: string;

declare module '*.scss';
