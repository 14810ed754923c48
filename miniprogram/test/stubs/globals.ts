import { TextDecoder, TextEncoder } from 'node:util';

Object.assign(globalThis, { API_BASE: 'http://town.test', TextDecoder, TextEncoder });
// jsdom lays nothing out, so there is nothing to scroll to.
Element.prototype.scrollIntoView = () => undefined;
