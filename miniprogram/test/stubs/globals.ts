import { TextDecoder, TextEncoder } from 'node:util';

Object.assign(globalThis, { API_BASE: 'http://town.test', TextDecoder, TextEncoder });
